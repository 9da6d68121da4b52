export interface Statement {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Splits a Mermaid document into statements at line ends and semicolons; what stands in brackets, quotes or bars stays together.
 * Comments, directives, front matter and the fence of a Markdown code block are left out; line numbers stay right.
 */
export function splitStatements(source: string): { readonly title: string; readonly statements: readonly Statement[] } {
  let text = removeDirectives(source.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, ''))
    .replace(/^\s*(?:```|~~~)[^\n]*\n/, blankOut)
    .replace(/\n(?:```|~~~)\s*$/, '\n');
  let title = '';
  text = text.replace(/^\s*---[^\S\n]*\n[^]*?\n---[^\S\n]*(?:\n|$)/, (frontMatter) => {
    title = readTitle(frontMatter);
    return blankOut(frontMatter);
  });
  const statements: Statement[] = [];
  const lastMarkdownEnd = text.lastIndexOf('`"');
  let line = 1;
  let start = 0;
  let startLine = 1;
  let depth = 0;
  let quote: 'text' | 'markdown' | null = null;
  let inBars = false;
  const finish = (end: number) => {
    const statement = text.slice(start, end).trim();
    if (statement !== '' && !statement.startsWith('%%')) statements.push({ text: statement, line: startLine });
    start = end + 1;
    depth = 0;
    quote = null;
    inBars = false;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === '\n') {
      // Only a Markdown text ("`…`") goes on over lines; an unclosed quote must not swallow the rest.
      if (quote !== 'markdown') finish(index);
      line++;
      if (start > index) startLine = line;
    } else if (character === '"') {
      if (quote) quote = null;
      else quote = text[index + 1] === '`' && lastMarkdownEnd > index + 1 ? 'markdown' : 'text';
    } else if (quote) continue;
    else if (character === '|') inBars = !inBars;
    else if (inBars) continue;
    else if ('[({'.includes(character)) depth++;
    else if ('])}'.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      finish(index);
      startLine = line;
    }
  }
  finish(text.length);
  return { title, statements };
}

/** Written with a scan, since a lazy pattern would look for each missing end again to the end of the text. */
function removeDirectives(text: string): string {
  const parts: string[] = [];
  let position = 0;
  for (;;) {
    const start = text.indexOf('%%{', position);
    const end = start < 0 ? -1 : text.indexOf('}%%', start);
    if (end < 0) return parts.join('') + text.slice(position);
    parts.push(text.slice(position, start), blankOut(text.slice(start, end)));
    position = end + 3;
  }
}

function blankOut(part: string): string {
  return part.replaceAll(/[^\n]/g, '');
}

function readTitle(frontMatter: string): string {
  const value = /^title:[^\S\n]*(.*)$/m.exec(frontMatter)?.[1]?.trim() ?? '';
  if (!value.startsWith('"')) return value.replaceAll(/^'|'$/g, '');
  try {
    return String(JSON.parse(value));
  } catch {
    return value.replaceAll(/^"|"$/g, '');
  }
}
