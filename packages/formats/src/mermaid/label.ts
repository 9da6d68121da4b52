const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  semi: ';',
  colon: ':',
};

/** Returns the plain text of a Mermaid label: without quotes, markup and icons, with entities (`#quot;`, `&amp;`, `#35;`) decoded. */
export function decodeLabel(source: string): string {
  let text = source.trim();
  if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) text = text.slice(1, -1);
  if (text.length >= 2 && text.startsWith('`') && text.endsWith('`'))
    text = text.slice(1, -1).replaceAll(/\*\*|__/g, '');
  return text
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/\bfa[a-z]?:fa-[\w-]+\s*/g, '')
    .replaceAll(/[#&](?:#?(\d{1,7})|([a-z]{2,6}));/gi, (whole, code?: string, name?: string) =>
      code === undefined ? (named[name!.toLowerCase()] ?? whole) : decodeCodePoint(Number(code), whole),
    )
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}

function decodeCodePoint(code: number, whole: string): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
}

/** Returns a label in quotation marks, with what Mermaid would read as syntax written as entities. */
export function encodeLabel(text: string): string {
  const encoded = text
    .replaceAll(/[#&"<>`;\\]/g, (character) => `#${character.codePointAt(0)};`)
    .replaceAll(/\r\n?|\n/g, '<br/>');
  return `"${encoded}"`;
}
