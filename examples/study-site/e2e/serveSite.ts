import { join } from 'node:path';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly siteUrl: string;
  }
}

/** Builds the study site and serves it on a free port for as long as the tests run. */
export default async function serveSite(project: TestProject): Promise<() => Promise<void>> {
  const root = join(import.meta.dirname, '..');
  const options = { root, logLevel: 'error', build: { outDir: join(root, 'node_modules', '.cache', 'e2e') } } as const;
  const { NODE_ENV } = process.env;
  // The test runner's environment would build a development version of React.
  process.env.NODE_ENV = 'production';
  await build({ ...options, mode: 'production', build: { ...options.build, emptyOutDir: true } });
  if (NODE_ENV !== undefined) process.env.NODE_ENV = NODE_ENV;
  const server = await preview({ ...options, preview: { port: 0, host: '127.0.0.1', open: false } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The preview server has no local address.');
  project.provide('siteUrl', url);
  return () => server.close();
}
