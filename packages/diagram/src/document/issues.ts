import { diagramLimits as limits } from './limits.ts';
import { diagramVersion } from './types.ts';

/** What is wrong with a document, where, and what would mend it. */
export interface DiagramIssue {
  readonly code: IssueCode;
  /** JSON path from the document: `$.nodes[3].label`. */
  readonly path: string;
  readonly message: string;
  readonly mend: string;
}

interface Rule {
  readonly message: string;
  readonly mend: string;
}

const rules = {
  json: { message: 'is not JSON', mend: 'Choose a file that was saved as a diagram.' },
  unreadable: { message: 'cannot be read', mend: 'Pass plain JSON data.' },
  tooLong: {
    message: `is longer than ${limits.textLength} characters`,
    mend: 'Split the drawing, or remove what does not belong to it.',
  },
  tooDeep: { message: `is nested deeper than ${limits.depth} levels`, mend: 'Remove the nested data.' },
  tooMany: { message: `holds more than ${limits.values} values`, mend: 'Remove what does not belong to the drawing.' },
  missing: { message: 'is missing', mend: 'Add it.' },
  object: { message: 'must be an object', mend: 'Write it as { … }.' },
  list: { message: 'must be a list', mend: 'Write it as [ … ], empty if there is nothing in it.' },
  listLength: {
    message: 'has too many entries',
    mend: `A diagram holds at most ${limits.nodes} nodes, ${limits.edges} edges, ${limits.groups} groups and ${limits.strokes} strokes, an edge ${limits.waypoints} waypoints, a stroke ${limits.strokePoints} samples.`,
  },
  text: { message: 'must be a text', mend: 'Write it in quotation marks.' },
  textLength: {
    message: 'is too long',
    mend: `Ids hold ${limits.idLength} characters, kinds ${limits.kindLength}, labels ${limits.labelLength}, notes ${limits.noteLength}.`,
  },
  emptyId: { message: 'must not be empty', mend: 'Name the element, for instance "n1".' },
  number: { message: 'must be a finite number', mend: 'Write it in digits, without quotation marks.' },
  boolean: { message: 'must be true or false', mend: 'Write true or false, without quotation marks.' },
  coordinate: {
    message: 'is too far out',
    mend: `Keep coordinates between -${limits.coordinate} and ${limits.coordinate}.`,
  },
  size: { message: 'is not a size', mend: `Keep widths and heights between 1 and ${limits.size}.` },
  strokeWidth: {
    message: 'is not a width of a stroke',
    mend: `Keep it between 0.1 and ${limits.strokeWidth}.`,
  },
  strokePoints: {
    message: 'are not the samples of a stroke',
    mend: 'Write x, y and a pressure between 0 and 1 for each, and at least one.',
  },
  direction: { message: 'is not a direction', mend: 'Write "forward", "both" or "none".' },
  route: { message: 'is not a route', mend: 'Write "straight" or "elbow", or leave it out.' },
  groupKind: { message: 'is not a kind of group', mend: 'Write "lane" or "group".' },
  version: { message: 'is not a version', mend: `Write ${diagramVersion}.` },
  newer: {
    message: `is newer than this program, which reads versions up to ${diagramVersion}`,
    mend: 'Update the program.',
  },
  duplicateId: { message: 'is taken by an element before', mend: 'Give each element an id of its own.' },
  parent: { message: 'names no group of the diagram', mend: 'Name the id of a group, or leave it out.' },
  parentCycle: { message: 'makes the group hold itself', mend: 'Name a group outside of it, or leave it out.' },
  groupDepth: {
    message: `is nested in more than ${limits.groupDepth} groups`,
    mend: 'Name a group further out, or leave it out.',
  },
  dangling: { message: 'names no node of the diagram', mend: 'Name the id of a node, or remove the edge.' },
} as const satisfies Record<string, Rule>;

export type IssueCode = keyof typeof rules;

export function createIssue(code: IssueCode, path: readonly (string | number)[]): DiagramIssue {
  const formatted = formatJsonPath(path);
  const { message, mend } = rules[code];
  return { code, path: formatted, message: `${formatted} ${message}.`, mend };
}

export function isIssueCode(code: string): code is IssueCode {
  return Object.hasOwn(rules, code);
}

/** Returns a JSON path with `$` for the document; names that are not plain are quoted: `$["odd name"][0]`. */
export function formatJsonPath(path: readonly (string | number)[]): string {
  return `$${path
    .map((key) =>
      typeof key === 'number' ? `[${key}]` : /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
    )
    .join('')}`;
}
