// Builds the study site and serves it on this machine. Usage: node serve.mjs [port]
import { build, preview } from 'vite';

const root = import.meta.dirname;
const port = Number(process.argv[2] ?? process.env.PORT ?? 4178);

await build({ root, logLevel: 'warn' });
const server = await preview({ root, logLevel: 'warn', preview: { port, strictPort: false } });
process.stdout.write(`\nThe Calque study site is ready: ${server.resolvedUrls.local[0]}\nPress Ctrl+C to stop.\n`);
