import { type ReactNode, isValidElement } from 'react';

/** Attributes that SVG itself writes with a capital letter; all others are hyphenated. */
const cased = new Set(['viewBox']);

/**
 * Writes a tree of SVG elements as text. At once and without rendering: a ref may be used inside an effect, where React
 * can render nothing in between. The tree must consist of elements, texts and arrays, not of components.
 */
export function formatElement(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(formatElement).join('');
  if (typeof node === 'string' || typeof node === 'number') return escape(String(node));
  if (!isValidElement<Readonly<Record<string, unknown>>>(node)) return '';
  const { children, ...attributes } = node.props;
  const written = Object.entries(attributes).map(([name, value]) => formatAttribute(name, value));
  const inner = formatElement(children as ReactNode);
  return `<${String(node.type)}${written.join('')}${inner === '' ? '/>' : `>${inner}</${String(node.type)}>`}`;
}

function formatAttribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false || name === 'className') return '';
  const written = cased.has(name) ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return ` ${written}="${escape(String(value))}"`;
}

/** XML has no way to write most control characters: a label that holds one goes without it. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
