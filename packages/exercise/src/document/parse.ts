import { type DiagramIssue, parseDiagram } from '@calque/diagram';
import * as v from 'valibot';
import type { Exercise } from '../types.ts';
import { findContradictions, findDoubts } from './check.ts';
import { createExerciseIssue, type ExerciseIssue, isExerciseIssueCode } from './issues.ts';
import { exerciseLimits } from './limits.ts';
import { exerciseSchema } from './schema.ts';
import { isFields, isNewerExercise, upgradeExercise } from './upgrade.ts';

export type ParseExerciseResult =
  | {
      readonly ok: true;
      readonly exercise: Exercise;
      /** What the author should look at; the exercise works. */
      readonly warnings: readonly ExerciseIssue[];
    }
  | { readonly ok: false; readonly issues: readonly ExerciseIssue[] };

/** At most this many issues are reported; a document with more is of another kind, and the first ones say so. */
const maxIssues = 100;

/**
 * Reads an exercise from JSON text or from JSON data that came from outside, upgrades it and its references to the current
 * versions and checks it. Never throws. The input is not changed, and fields that we do not know are kept.
 *
 * @example
 * const result = parseExercise(await file.text());
 * if (!result.ok) for (const issue of result.issues) show(issue.message, issue.mend);
 */
export function parseExercise(input: unknown): ParseExerciseResult {
  let document = input;
  if (typeof input === 'string') {
    if (input.length > exerciseLimits.documentLength) return refuse(createExerciseIssue('tooLong', []));
    try {
      document = JSON.parse(input);
    } catch (error) {
      return refuse(createExerciseIssue('json', [], (error as Error).message));
    }
  }
  try {
    return parseDocument(document);
  } catch (error) {
    // Data from JSON cannot get here; objects with getters or proxies that throw can.
    return refuse(createExerciseIssue('unreadable', [], String(error)));
  }
}

function parseDocument(document: unknown): ParseExerciseResult {
  const flood = findFlood(document);
  if (flood) return refuse(flood);
  if (!isFields(document)) return refuse(createExerciseIssue('object', []));
  if (isNewerExercise(document)) return refuse(createExerciseIssue('newer', ['version']));
  const foreign = findForeign(document);
  if (foreign) return refuse(foreign);
  const { upgraded, issues } = parseReferences(upgradeExercise(document) as Record<string, unknown>);
  const result = v.safeParse(exerciseSchema, upgraded);
  if (!result.success) issues.push(...result.issues.map(describeIssue));
  if (issues.length > 0) return refuse(...removeRepeated(issues));
  const exercise = result.output as unknown as Exercise;
  const contradictions = findContradictions(exercise);
  if (contradictions.length > 0) return refuse(...contradictions);
  return { ok: true, exercise, warnings: findDoubts(exercise).slice(0, maxIssues) };
}

function refuse(...issues: ExerciseIssue[]): ParseExerciseResult {
  return { ok: false, issues: issues.slice(0, maxIssues) };
}

/** One plain sentence instead of a list of all that a file of another kind lacks. */
function findForeign(document: Record<string, unknown>): ExerciseIssue | null {
  if ('references' in document || 'reference' in document) return null;
  if (Array.isArray(document['nodes'])) return createExerciseIssue('bareDiagram', []);
  return 'title' in document ? null : createExerciseIssue('foreign', []);
}

/** Reads each reference as a diagram, so that it is upgraded and its faults are named as those of any diagram. */
function parseReferences(document: Record<string, unknown>): {
  upgraded: Record<string, unknown>;
  issues: ExerciseIssue[];
} {
  const { references } = document;
  const issues: ExerciseIssue[] = [];
  if (!Array.isArray(references) || references.length > exerciseLimits.references)
    return { upgraded: document, issues };
  const parsed = references.map((reference: unknown, index) => {
    if (typeof reference === 'string') return reference;
    const result = parseDiagram(reference, { dangling: 'refuse' });
    if (result.ok) return result.diagram;
    issues.push(...result.issues.map((issue) => relocate(issue, index)));
    return reference;
  });
  return { upgraded: { ...document, references: parsed }, issues };
}

function relocate({ path, message, mend }: DiagramIssue, index: number): ExerciseIssue {
  const moved = `$.references[${index}]${path.slice(1)}`;
  return { code: 'diagram', path: moved, message: moved + message.slice(path.length), mend };
}

function describeIssue(issue: v.BaseIssue<unknown>): ExerciseIssue {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  // Of a missing key valibot says what it expected in quotation marks.
  const isMissing = issue.type === 'loose_object' && issue.expected?.startsWith('"');
  return createExerciseIssue(
    isMissing ? 'missing' : isExerciseIssueCode(issue.message) ? issue.message : 'object',
    path,
  );
}

/** The schema of the exercise finds again what is wrong with a reference as a diagram: one issue a place is enough. */
function removeRepeated(issues: readonly ExerciseIssue[]): ExerciseIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => !seen.has(path) && seen.add(path));
}

/** Walks the input without recursion and stops at the limits, so that deep, huge or cyclic data costs bounded time. */
function findFlood(document: unknown): ExerciseIssue | null {
  let level: unknown[] = [document];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > exerciseLimits.depth) return createExerciseIssue('tooDeep', []);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Object.values(value)) {
        count += 1;
        if (count > exerciseLimits.values) return createExerciseIssue('tooMany', []);
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return null;
}
