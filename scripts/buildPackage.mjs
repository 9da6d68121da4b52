// Builds the package in the current folder: ESM and declarations by tsc, styles and other assets copied beside them.
// The packages it depends on are read from their dist, as a user of the published package would.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
rmSync('dist', { recursive: true, force: true });
const config = join(process.cwd(), 'tsconfig.build.tmp.json');
const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
// Helpers of the tests are built only where they are published.
const helpers = './testing' in exports ? [] : ['src/testing'];
writeFileSync(
  config,
  JSON.stringify({
    extends: './tsconfig.json',
    compilerOptions: { noEmit: false, rootDir: 'src', outDir: 'dist', customConditions: [] },
    exclude: ['**/*.test.ts', '**/*.test.tsx', ...helpers],
  }),
);
const { status } = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', config, '--pretty', 'false'], {
  stdio: 'inherit',
});
rmSync(config);
if (status !== 0) process.exit(status ?? 1);
// The compiler mends the ending of imports, not the address of a worker.
for (const entry of readdirSync('dist', { recursive: true }))
  if (entry.endsWith('.js')) {
    const file = join('dist', entry);
    const code = readFileSync(file, 'utf8');
    const mended = code.replaceAll(/(new URL\('\.[^']+)\.ts'(, import\.meta\.url\))/g, "$1.js'$2");
    if (mended !== code) writeFileSync(file, mended);
  }
cpSync('src', 'dist', { recursive: true, filter: (path) => !/\.(ts|tsx)$/.test(path) && !helpers.includes(path) });
console.log(`${name} built`);
