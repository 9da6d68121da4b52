/** What `parseMermaid` could not read, where, and what would mend it. */
export interface MermaidIssue {
  readonly code: MermaidIssueCode;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly mend: string;
}

export type MermaidIssueCode =
  | 'empty'
  | 'otherDiagram'
  | 'noFlowchart'
  | 'tooLarge'
  | 'unreadable'
  | 'edgeToGroup'
  | 'unclosed';

const texts: Readonly<Record<MermaidIssueCode, readonly [message: string, mend: string]>> = {
  empty: ['There is nothing to read.', 'Start with "flowchart LR", then a line for each arrow: a --> b.'],
  otherDiagram: ['This is a {detail}, not a flowchart.', 'Paste a diagram that starts with "flowchart" or "graph".'],
  noFlowchart: ['"{detail}" does not start a flowchart.', 'Start with "flowchart LR" or "graph TD".'],
  tooLarge: ['The flowchart has too many {detail}.', 'Split it into smaller ones.'],
  unreadable: ['"{detail}" was left out: it could not be read.', 'Write nodes as a[Label] and arrows as a --> b.'],
  edgeToGroup: [
    'The arrow to the subgraph "{detail}" was led to its first node.',
    'Draw the arrow to the node that is meant.',
  ],
  unclosed: ['The subgraph "{detail}" has no end.', 'Close it by a line "end".'],
};

export function createMermaidIssue(code: MermaidIssueCode, line: number, detail = ''): MermaidIssue {
  const [message, mend] = texts[code];
  const short = detail.length > 60 ? `${detail.slice(0, 59)}…` : detail;
  return { code, line, message: message.replace('{detail}', () => short), mend };
}
