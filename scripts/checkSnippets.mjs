// Type-checks every ```ts and ```tsx block of the READMEs and the docs against the packages' sources.
// A block whose first line is `// excerpt` shows a shape, not a program, and is passed over.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pages = ['README.md', ...list('docs'), ...list('packages'), ...list('examples')];
const folder = join('node_modules', '.cache', 'snippets');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const origins = new Map();
for (const page of pages) {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```(tsx?)[^\n]*\n([\s\S]*?)^```/gm);
  for (const [index, [, language, code]] of [...blocks].entries()) {
    if (code.startsWith('// excerpt')) continue;
    const file = `${page.replace(/[\\/.]/g, '-')}-${index + 1}.${language}`;
    writeFileSync(join(folder, file), `${code}\nexport {};\n`);
    origins.set(file, `${page}, block ${index + 1}`);
  }
}
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../../tsconfig.json',
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, types: ['react', 'react-dom', 'vite/client'] },
    include: ['*.ts', '*.tsx'],
    exclude: [],
  }),
);
const { status, stdout } = spawnSync(
  join('node_modules', '.bin', 'tsc'),
  ['-p', folder, '--noEmit', '--pretty', 'false'],
  {
    encoding: 'utf8',
  },
);
if (status !== 0) {
  let text = stdout;
  for (const [file, origin] of origins)
    text = text.replaceAll(new RegExp(`\\S*${file.replaceAll('.', '\\.')}`, 'g'), origin);
  console.error(text);
}
console.log(`${origins.size} snippets of ${pages.length} pages checked${status === 0 ? '' : ': errors above'}.`);
process.exit(status === 0 ? 0 : 1);

function list(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    const path = join(root, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist', 'adr'].includes(entry.name) ? [] : list(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
