import { useEffect, useState } from 'react';
import { type Catalogue, en as editorTexts } from '@calque/editor';
import { en } from './en.ts';

/** Texts, and the language they are in: English where there are none for what was asked. */
export interface Texts {
  readonly catalogue: Catalogue;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

const english: Texts = { catalogue: { ...editorTexts, ...en }, language: 'en', direction: 'ltr' };

type Loader = () => Promise<readonly [Catalogue, Catalogue]>;

/** Each language is loaded when it is asked for. */
const loaders: Readonly<Record<string, Loader>> = {
  ar: async () => [(await import('@calque/editor/messages/ar')).ar, (await import('./ar.ts')).ar],
  de: async () => [(await import('@calque/editor/messages/de')).de, (await import('./de.ts')).de],
  es: async () => [(await import('@calque/editor/messages/es')).es, (await import('./es.ts')).es],
  fr: async () => [(await import('@calque/editor/messages/fr')).fr, (await import('./fr.ts')).fr],
  ja: async () => [(await import('@calque/editor/messages/ja')).ja, (await import('./ja.ts')).ja],
  'zh-Hans': async () => [
    (await import('@calque/editor/messages/zh-Hans')).zhHans,
    (await import('./zh-Hans.ts')).zhHans,
  ],
};

/** Returns the texts of a language; English until they are loaded, where there are none, and for what a language lacks. */
export function useCatalogue(locale: string): Texts {
  const [texts, setTexts] = useState(english);
  useEffect(() => {
    let isWanted = true;
    const language = findLanguage(locale);
    const load = loaders[language];
    // Without a connection English goes on.
    (load ? load().then((parts) => combine(language, parts)) : Promise.resolve(english)).then(
      (loaded) => isWanted && setTexts(loaded),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [locale]);
  return texts;
}

function combine(language: string, [editorPart, canvasPart]: readonly [Catalogue, Catalogue]): Texts {
  return {
    catalogue: { ...english.catalogue, ...editorPart, ...canvasPart },
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
  };
}

/** The catalogue for a locale: `es` for `es-MX`, `zh-Hans` for `zh-CN`. */
function findLanguage(locale: string): string {
  try {
    const { language, script } = new Intl.Locale(locale).maximize();
    const full = `${language}-${script}`;
    return full in loaders ? full : language;
  } catch {
    return 'en';
  }
}
