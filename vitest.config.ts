import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findChromium } from './scripts/findChromium.mjs';

const source = '@calque/source';
const { executablePath, env } = await findChromium();

/** Three runners of one suite: plain Node, a component in a real Chromium, and whole journeys on the built study site. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: [source, ...defaultServerConditions] },
        ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'examples/*/src/**/*.test.ts'],
          exclude: ['**/*.browser.test.*', '**/*.e2e.test.*', '**/node_modules/**'],
          // Properties try hundreds of cases: on a busy machine that takes a while.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        resolve: { conditions: [source, ...defaultClientConditions], dedupe: ['react', 'react-dom'] },
        optimizeDeps: {
          include: [
            'react',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            'react-dom',
            'react-dom/client',
            'react-dom/server',
            '@calque/diagram > valibot',
            '@calque/diagram > perfect-freehand',
            '@calque/editor > @dagrejs/dagre',
            '@calque/exercise > idb',
            '@calque/exercise > ts-fsrs',
            'axe-core',
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.{ts,tsx}'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: {
                executablePath,
                args: chromiumArgs,
                env: { ...process.env, ...env } as Record<string, string>,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        resolve: { conditions: [source, ...defaultServerConditions] },
        ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['examples/*/e2e/**/*.e2e.test.ts'],
          globalSetup: ['examples/study-site/e2e/serveSite.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
