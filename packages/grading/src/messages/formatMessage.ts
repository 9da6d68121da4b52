import type { Message } from '../types.ts';

/** Texts by message key. `{name}` stands for the parameter `name`. */
export type MessageCatalogue = Readonly<Record<string, string>>;

/**
 * Returns the text of a message with its gaps filled, or its key where the catalogue has no text for it.
 *
 * @example formatMessage({ key: 'node.missing', params: { node: 'Cache' } }, en) // "Cache is missing."
 */
export function formatMessage(message: Message, catalogue: MessageCatalogue): string {
  const text = catalogue[message.key];
  if (text === undefined) return message.key;
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(message.params[name] ?? gap));
}
