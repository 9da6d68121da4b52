import * as v from 'valibot';
import { type DiagramIssue, createIssue, isIssueCode } from './issues.ts';
import { diagramLimits } from './limits.ts';
import { diagramSchema } from './schema.ts';
import { getElements } from './lookup.ts';
import { type Diagram, type DiagramGroup, collectionNames } from './types.ts';
import { isNewer, upgradeDocument } from './upgrade.ts';

export type { DiagramIssue, IssueCode } from './issues.ts';

export type ParseDiagramResult =
  | { readonly ok: true; readonly diagram: Diagram; readonly warnings: readonly DiagramIssue[] }
  | { readonly ok: false; readonly issues: readonly DiagramIssue[] };

export interface ParseDiagramOptions {
  /**
   * Edges whose ends name no node: kept with a warning (default, as a learner's drawing is never refused for one) or refused (for
   * references).
   */
  readonly dangling?: 'warn' | 'refuse' | undefined;
}

/** At most this many issues are reported; a document with more is of another kind, and the first ones say so. */
const maxIssues = 100;

/**
 * Reads a diagram from JSON text or from JSON data that came from outside, upgrades it to the current version and checks it. Never
 * throws. The input is not changed, and fields that we do not know are kept.
 *
 * @example
 * const result = parseDiagram(await file.text());
 * if (!result.ok) for (const issue of result.issues) show(issue.message, issue.mend);
 */
export function parseDiagram(input: unknown, options: ParseDiagramOptions = {}): ParseDiagramResult {
  let document = input;
  if (typeof input === 'string') {
    if (input.length > diagramLimits.textLength) return refuse(createIssue('tooLong', []));
    try {
      document = JSON.parse(input);
    } catch (error) {
      const issue = createIssue('json', []);
      return refuse({ ...issue, message: `${issue.message.slice(0, -1)}: ${(error as Error).message}.` });
    }
  }
  try {
    return parseDocument(document, options);
  } catch (error) {
    // Data from JSON cannot get here; objects with getters or proxies that throw can.
    const issue = createIssue('unreadable', []);
    return refuse({ ...issue, message: `${issue.message.slice(0, -1)}: ${String(error)}.` });
  }
}

function parseDocument(document: unknown, options: ParseDiagramOptions): ParseDiagramResult {
  const flood = findFlood(document);
  if (flood) return refuse(flood);
  if (isNewer(document)) return refuse(createIssue('newer', ['version']));
  const result = v.safeParse(diagramSchema, upgradeDocument(document));
  if (!result.success) return refuse(...result.issues.slice(0, maxIssues).map(describeIssue));
  const diagram: Diagram = withoutEmptyStrokes(result.output);
  const dangling = findDangling(diagram);
  const issues = [...findDuplicateIds(diagram), ...findWrongParents(diagram), ...findWrongStrokes(diagram)];
  if (options.dangling === 'refuse') issues.push(...dangling);
  if (issues.length > 0) return refuse(...issues.slice(0, maxIssues));
  return { ok: true, diagram, warnings: dangling };
}

/** A diagram without ink has no list of it: whatever is drawn and undone, the document is the same again. */
function withoutEmptyStrokes(diagram: Diagram): Diagram {
  if (diagram.strokes?.length !== 0) return diagram;
  const { strokes: _, ...rest } = diagram;
  return rest;
}

function refuse(...issues: DiagramIssue[]): ParseDiagramResult {
  return { ok: false, issues };
}

/** Walks the input without recursion and stops at the limits, so that deep, huge or cyclic data costs bounded time. */
function findFlood(document: unknown): DiagramIssue | null {
  let level: unknown[] = [document];
  let count = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > diagramLimits.depth) return createIssue('tooDeep', []);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Object.values(value)) {
        if (++count > diagramLimits.values) return createIssue('tooMany', []);
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return null;
}

function describeIssue(issue: v.BaseIssue<unknown>): DiagramIssue {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  // Of a missing key valibot says what it expected in quotation marks.
  const isMissing = issue.type === 'loose_object' && issue.expected?.startsWith('"');
  return createIssue(isMissing ? 'missing' : isIssueCode(issue.message) ? issue.message : 'object', path);
}

function findDuplicateIds(diagram: Diagram): DiagramIssue[] {
  const issues: DiagramIssue[] = [];
  const taken = new Set<string>();
  for (const collection of collectionNames)
    for (const [index, { id }] of getElements(diagram, collection).entries()) {
      if (taken.has(id)) issues.push(createIssue('duplicateId', [collection, index, 'id']));
      taken.add(id);
    }
  return issues;
}

function findWrongParents(diagram: Diagram): DiagramIssue[] {
  const issues: DiagramIssue[] = [];
  const groups = new Map(diagram.groups.map((group) => [group.id, group]));
  for (const collection of ['nodes', 'groups'] as const)
    for (const [index, { parent }] of diagram[collection].entries()) {
      if (parent === undefined) continue;
      const code = groups.has(parent) ? judgeAncestry(parent, groups) : 'parent';
      if (code) issues.push(createIssue(code, [collection, index, 'parent']));
    }
  return issues;
}

function judgeAncestry(parent: string, groups: ReadonlyMap<string, DiagramGroup>): 'parentCycle' | 'groupDepth' | null {
  const seen = new Set<string>();
  for (let id: string | undefined = parent; id !== undefined; id = groups.get(id)?.parent) {
    if (seen.has(id)) return 'parentCycle';
    seen.add(id);
  }
  return seen.size > diagramLimits.groupDepth ? 'groupDepth' : null;
}

function findWrongStrokes({ strokes = [] }: Diagram): DiagramIssue[] {
  return strokes.flatMap(({ points }, index) => {
    const isWhole = points.length > 0 && points.length % 3 === 0;
    const isRight = isWhole && points.every((value, place) => place % 3 !== 2 || (value >= 0 && value <= 1));
    return isRight ? [] : [createIssue('strokePoints', ['strokes', index, 'points'])];
  });
}

function findDangling(diagram: Diagram): DiagramIssue[] {
  const nodes = new Set(diagram.nodes.map((node) => node.id));
  return diagram.edges.flatMap((edge, index) =>
    (['from', 'to'] as const)
      .filter((end) => !nodes.has(edge[end]))
      .map((end) => createIssue('dangling', ['edges', index, end])),
  );
}
