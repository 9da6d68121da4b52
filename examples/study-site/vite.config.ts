import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { serviceWorker } from './serviceWorkerPlugin.ts';

/** Relative addresses throughout: the built folder works from any static host, and from any folder on it. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), serviceWorker()],
  resolve: {
    conditions: ['@calque/source', ...defaultClientConditions],
    // `@import` in a style sheet knows no conditions of ours, so the source is named.
    alias: {
      '@calque/canvas/style.css': fileURLToPath(new URL('../../packages/canvas/src/style.css', import.meta.url)),
    },
    dedupe: ['react', 'react-dom', 'konva'],
  },
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
});
