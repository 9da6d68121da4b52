import type { Diagram } from '@calque/diagram';

/** How a Mermaid flowchart begins, after front matter, comments and directives. */
const flowchart = /^\s*(?:---\r?\n[\s\S]*?\n---\s*)?(?:%%[^\n]*\n\s*)*(?:flowchart|graph)\b/;

/** Reads a Mermaid flowchart; null for any other text. The reader is fetched for the first one. */
export async function readMermaid(text: string): Promise<Diagram | null> {
  if (!flowchart.test(text)) return null;
  const { parseMermaid } = await import('@calque/formats/mermaid');
  const result = parseMermaid(text);
  return result.ok ? result.diagram : null;
}
