import { expect, test } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { zhHans } from './zh-Hans.ts';

const getGaps = (text: unknown) => [...JSON.stringify(text).matchAll(/\{@?\w+\}/g)].map(([gap]) => gap).sort();

test.each(Object.entries({ ar, de, es, fr, ja, zhHans }))('%s has every text, with the same gaps', (_, catalogue) => {
  expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en))
    expect(getGaps(catalogue[key as keyof typeof en])).toEqual(getGaps(text));
});
