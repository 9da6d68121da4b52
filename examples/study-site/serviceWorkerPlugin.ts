import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Fonts for scripts the site is not written in: fetched when a learner types in them, never in advance. */
const isOnDemand = (file: string) => /-(cyrillic|greek|vietnamese|latin-ext)/.test(file) || file.endsWith('.map');

/**
 * Writes `sw.js`: the worker in `serviceWorker.js` with the list of every built file and a version that changes with
 * any of them. From the second visit on, the site opens with the network off.
 */
export function serviceWorker(): Plugin {
  let root = '';
  let publicDir = '';
  return {
    name: 'calque-service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const copied = readdirSync(publicDir);
        const files = [...Object.keys(bundle), ...copied].filter((file) => !isOnDemand(file)).sort();
        const hash = createHash('sha256');
        for (const file of copied) hash.update(readFileSync(join(publicDir, file)));
        for (const name of Object.keys(bundle).sort()) {
          const entry = bundle[name];
          hash.update(name).update(entry?.type === 'chunk' ? entry.code : (entry?.source ?? ''));
        }
        const template = readFileSync(join(root, 'serviceWorker.js'), 'utf8');
        const source = template
          .replace('__VERSION__', hash.digest('hex').slice(0, 12))
          .replace('__FILES__', JSON.stringify(files));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}
