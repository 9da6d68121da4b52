import { diagramVersion, formatJsonPath } from '@calque/diagram';
import { exerciseVersion } from '../types.ts';
import { exerciseLimits as limits } from './limits.ts';

/** What is wrong with an exercise, where, and what would mend it. */
export interface ExerciseIssue {
  /** `diagram` for what is wrong with a reference as a diagram; its message says what. */
  readonly code: ExerciseIssueCode;
  /** JSON path from the document: `$.references[0].nodes[3].label`. */
  readonly path: string;
  readonly message: string;
  readonly mend: string;
}

interface Rule {
  readonly message: string;
  readonly mend: string;
}

const rules = {
  json: { message: 'is not JSON', mend: 'Choose a file that was saved as an exercise.' },
  unreadable: { message: 'cannot be read', mend: 'Pass plain JSON data.' },
  tooLong: { message: `is longer than ${limits.documentLength} characters`, mend: 'Split the exercise.' },
  tooDeep: { message: `is nested deeper than ${limits.depth} levels`, mend: 'Remove the nested data.' },
  tooMany: { message: `holds more than ${limits.values} values`, mend: 'Remove what does not belong to the exercise.' },
  foreign: {
    message: 'is no exercise: it has neither a title nor references',
    mend: 'Choose a file that was saved as an exercise.',
  },
  bareDiagram: {
    message: 'is a diagram, not an exercise',
    mend: 'Open it as a diagram, or put it into the references of an exercise with a title.',
  },
  diagram: { message: 'is no diagram', mend: 'Mend the reference.' },
  missing: { message: 'is missing', mend: 'Add it.' },
  object: { message: 'must be an object', mend: 'Write it as { … }.' },
  list: { message: 'must be a list', mend: 'Write it as [ … ], empty if there is nothing in it.' },
  listLength: {
    message: 'has too many entries',
    mend: `An exercise holds at most ${limits.references} references, any other list ${limits.entries} entries.`,
  },
  emptyList: { message: 'must not be empty', mend: 'Add an entry, or remove the list.' },
  noReference: { message: 'must hold at least one reference', mend: 'Add a reference diagram.' },
  text: { message: 'must be a text', mend: 'Write it in quotation marks.' },
  textLength: {
    message: 'is too long',
    mend: `Slugs hold ${limits.slugLength} characters, names ${limits.nameLength}, other texts ${limits.textLength}.`,
  },
  emptyText: { message: 'must not be empty', mend: 'Write a text, or leave the field out.' },
  number: { message: 'must be a finite number', mend: 'Write it in digits, without quotation marks.' },
  boolean: { message: 'must be true or false', mend: 'Write true or false, without quotation marks.' },
  slug: { message: 'is not a slug', mend: 'Write lower-case letters and digits in words joined by single hyphens.' },
  difficulty: { message: 'is not a difficulty', mend: 'Write 1, 2 or 3.' },
  importance: { message: 'is not an importance', mend: 'Write 1, 2 or 3.' },
  share: { message: 'is not a share', mend: 'Write a number from 0 to 1.' },
  points: { message: 'is not a number of points', mend: 'Write a number from 0 to 1000.' },
  accepts: { message: 'does not say what is accepted', mend: 'Write "forward" or "either", or leave it out.' },
  version: { message: 'is not a version', mend: `Write ${exerciseVersion}.` },
  newer: {
    message: `is newer than this program, which reads exercises up to version ${exerciseVersion} with diagrams up to version ${diagramVersion}`,
    mend: 'Update the program.',
  },
  duplicateId: { message: 'is taken by an entry before', mend: 'Give each one an id of its own.' },
  unknownNode: {
    message: 'names no node of the references',
    mend: 'Name the id of a node, or remove the entry.',
  },
  unknownElement: {
    message: 'names no node or edge of the reference',
    mend: 'Name the id of a node or edge, or remove it from the branch.',
  },
  fewBranches: { message: 'offers no choice', mend: 'Add a second branch, or remove the choice.' },
  sharedBranch: {
    message: 'stands in another branch or choice as well',
    mend: 'Leave each element in one branch only; what all branches need belongs into none.',
  },
  optionalChoice: {
    message: 'is both optional and part of a choice',
    mend: 'Remove "optional" from the element, or the element from the choice.',
  },
  forbiddenLabel: {
    message: 'forbids what the reference asks for or permits',
    mend: 'Forbid another label, or rename the node, alias or permitted extra of that name.',
  },
  directionless: {
    message: 'asks for a direction of an edge that has none',
    mend: 'Give the edge the direction "forward", or leave "accepts" out.',
  },
  sharedAlias: {
    message: 'is also the name of another node of this reference',
    mend: 'Choose a name that means one node only.',
  },
  unknownMetric: {
    message: 'gives a reason for a metric that is not listed',
    mend: 'List the metric as offline or online, or remove its reason.',
  },
} as const satisfies Record<string, Rule>;

export type ExerciseIssueCode = keyof typeof rules;

export function createExerciseIssue(
  code: ExerciseIssueCode,
  path: readonly (string | number)[],
  detail?: string,
): ExerciseIssue {
  const formatted = formatJsonPath(path);
  const { message, mend } = rules[code];
  return { code, path: formatted, message: `${formatted} ${message}${detail ? `: ${detail}` : ''}.`, mend };
}

export function isExerciseIssueCode(code: string): code is ExerciseIssueCode {
  return Object.hasOwn(rules, code);
}
