import { type Catalogue, en, type MessageKey, type PluralForms } from './en.ts';

export type Params = Readonly<Record<string, string | number>>;

/** Looks a text up and fills its gaps. */
export type Translate = (key: MessageKey, params?: Params) => string;

/**
 * Returns the function that puts messages into words for a locale. A key that the catalogue lacks is taken from English;
 * numbers are written as the locale writes them.
 * @throws RangeError if `locale` is not a BCP 47 tag
 */
export function createTranslate(locale: string, catalogue: Catalogue = en): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (key, params = {}) => {
    const entry: string | PluralForms = catalogue[key] ?? en[key];
    const text = typeof entry === 'string' ? entry : (entry[plurals.select(Number(params['count']))] ?? entry.other);
    return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => {
      const value = params[name];
      if (value === undefined) return gap;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
