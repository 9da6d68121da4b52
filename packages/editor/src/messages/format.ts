import type { Message, MessageParam } from '../types.ts';

/** A text with gaps, or one for each plural category of the language, chosen by the message's `count`. */
export type CatalogueEntry = string | PluralEntry;

export type PluralEntry = { readonly [Category in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** All texts of one language. */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, CatalogueEntry>>;

const gap = /\{(@?)(\w+)\}/g;

/**
 * Puts a message into words. `{name}` is a parameter: numbers and lists are written as the locale writes them, a message
 * is put into words itself, an empty text becomes the entry `empty`. `{@name}` is the entry `name.` + the parameter's
 * value, such as `kind.model`, or the value if there is none. An unknown key is returned as it is.
 */
export function formatMessage(catalogue: Partial<Catalogue>, message: Message, locale: string): string {
  const { key, params = {} } = message;
  const entry = catalogue[key];
  if (entry === undefined) return key;
  const text = typeof entry === 'string' ? entry : pick(entry, params['count'], locale);
  return text.replace(gap, (whole, look: string, name: string) => {
    const param = params[name];
    if (param === undefined) return whole;
    if (!look) return formatParam(catalogue, param, locale);
    const found = catalogue[`${name}.${String(param)}`];
    return typeof found === 'string' ? found : String(param);
  });
}

function pick(entry: PluralEntry, count: MessageParam | undefined, locale: string): string {
  return entry[getPluralRules(locale).select(Number(count))] ?? entry.other;
}

function formatParam(catalogue: Partial<Catalogue>, param: MessageParam, locale: string): string {
  if (typeof param === 'number') return getNumberFormat(locale).format(param);
  if (typeof param === 'string') return param === '' ? String(catalogue['empty'] ?? '') : param;
  if (Array.isArray(param))
    return getListFormat(locale).format(param.map((item: string) => formatParam(catalogue, item, locale)));
  return formatMessage(catalogue, param as Message, locale);
}

// To make one of these takes a browser longer than to build the rest of a message.
const getPluralRules = keepPerLocale((locale) => new Intl.PluralRules(locale));
const getNumberFormat = keepPerLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const getListFormat = keepPerLocale((locale) => new Intl.ListFormat(locale));

function keepPerLocale<Format>(create: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const format = made.get(locale) ?? create(locale);
    made.set(locale, format);
    return format;
  };
}
