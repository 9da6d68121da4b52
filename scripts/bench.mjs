// Runs a TypeScript module of the workspace from source and prints what its `run(args)` returns, as one JSON line.
// Usage: node scripts/bench.mjs <module.ts> [arguments]
// Relative paths among the arguments count from the folder the command was called in (INIT_CWD).
import { join, resolve } from 'node:path';
import { createServer, createServerModuleRunner, defaultServerConditions } from 'vite';

const [path, ...args] = process.argv.slice(2);
if (!path) {
  console.error('Usage: node scripts/bench.mjs <module.ts> [arguments]');
  process.exit(2);
}
process.env.INIT_CWD ??= process.cwd();
const root = resolve(import.meta.dirname, '..');
const conditions = ['@calque/source', ...defaultServerConditions];
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  environments: { ssr: { resolve: { noExternal: [/^@calque\//] } } },
});
try {
  const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
  const { run } = await runner.import(join(root, path));
  const result = await run(args);
  console.log(JSON.stringify(result));
} finally {
  await server.close();
}
process.exit(0);
