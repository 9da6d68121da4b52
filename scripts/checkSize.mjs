// Bundles each public entry as a site would (minified, peers left out) and compares its gzip size with its budget.
// Usage: node scripts/checkSize.mjs [--json]
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, defaultClientConditions } from 'vite';

const budgets = JSON.parse(readFileSync('size-budgets.json', 'utf8'));
const rows = [];
for (const { name, code, external = [], maxKilobytes } of budgets) {
  rows.push({ name, kilobytes: (await measure(code, external)) / 1024, maxKilobytes });
}
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else for (const row of rows) console.log(formatRow(row));
process.exit(rows.every(({ kilobytes, maxKilobytes }) => kilobytes <= maxKilobytes) ? 0 : 1);

/** Bytes of the entry chunk and all it imports statically, gzipped: what a page downloads before it can start. */
async function measure(code, external) {
  const entry = 'virtual:entry';
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@calque/source', ...defaultClientConditions] },
    plugins: [
      { name: 'entry', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? code : null) },
    ],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        external: [/^react($|\/)/, /^react-dom($|\/)/, ...external],
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set();
  const visit = (chunk) => {
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) visit(chunks.get(name));
  };
  visit([...chunks.values()].find((chunk) => chunk.isEntry));
  return [...needed].reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0);
}

function formatRow({ name, kilobytes, maxKilobytes }) {
  const mark = kilobytes <= maxKilobytes ? 'ok  ' : 'OVER';
  return `${mark} ${kilobytes.toFixed(1).padStart(6)} of ${String(maxKilobytes).padStart(5)} KB gzip  ${name}`;
}
