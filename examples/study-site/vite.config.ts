import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { contentSecurityPolicy } from './contentSecurityPolicyPlugin.ts';
import { serviceWorker } from './serviceWorkerPlugin.ts';

/** Relative addresses throughout: the built folder works from any static host, and from any folder on it. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), contentSecurityPolicy(), serviceWorker()],
  resolve: {
    conditions: ['@calque/source', ...defaultClientConditions],
    dedupe: ['react', 'react-dom', 'konva'],
  },
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
});
