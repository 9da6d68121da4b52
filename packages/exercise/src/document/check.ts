import type { Reference } from '@calque/grading';
import type { Exercise } from '../types.ts';
import { createExerciseIssue, type ExerciseIssue } from './issues.ts';

type Path = readonly (string | number)[];

/** Finds what contradicts itself or names what is not there in an exercise that fits the schema. */
export function findContradictions(exercise: Exercise): ExerciseIssue[] {
  const { references, metrics } = exercise;
  return [
    ...findRepeated(
      references.map(({ id }, index) => id ?? String(index)),
      (index) => ['references', index, 'id'],
    ),
    ...references.flatMap((reference, index) => checkReference(reference, ['references', index])),
    ...findUnknownNodes(exercise),
    ...findRepeated(exercise.essentials?.map(({ topic }) => topic) ?? [], (index) => ['essentials', index, 'topic']),
    ...Object.keys(metrics.reasons ?? {})
      .filter((metric) => !metrics.offline.includes(metric) && !metrics.online.includes(metric))
      .map((metric) => createExerciseIssue('unknownMetric', ['metrics', 'reasons', metric])),
  ];
}

/** Finds what an author should look at although the exercise can be used: names that mean two nodes. */
export function findDoubts({ references }: Exercise): ExerciseIssue[] {
  return references.flatMap(({ nodes }, reference) => {
    const owners = new Map<string, string>();
    for (const { id, label } of nodes) owners.set(normalise(label), id);
    return nodes.flatMap(({ id, aliases = [] }, node) =>
      aliases.flatMap((alias, index) => {
        const owner = owners.get(normalise(alias)) ?? id;
        owners.set(normalise(alias), owner);
        return owner === id
          ? []
          : [createExerciseIssue('sharedAlias', ['references', reference, 'nodes', node, 'aliases', index])];
      }),
    );
  });
}

function checkReference(reference: Reference, path: Path): ExerciseIssue[] {
  return [
    ...reference.edges.flatMap(({ direction, accepts }, index) =>
      accepts === 'forward' && direction !== 'forward'
        ? [createExerciseIssue('directionless', [...path, 'edges', index, 'accepts'])]
        : [],
    ),
    ...reference.nodes.flatMap(({ rubric = [] }, index) =>
      findRepeated(
        rubric.map(({ id }) => id),
        (criterion) => [...path, 'nodes', index, 'rubric', criterion, 'id'],
      ),
    ),
    ...checkChoices(reference, path),
    ...findForbiddenLabels(reference, path),
  ];
}

function checkChoices({ choices = [], nodes, edges }: Reference, path: Path): ExerciseIssue[] {
  const elements = new Map([...nodes, ...edges].map((element) => [element.id, element]));
  const chosen = new Set<string>();
  const issues = findRepeated(
    choices.map(({ id }) => id),
    (index) => [...path, 'choices', index, 'id'],
  );
  for (const [choice, { branches }] of choices.entries()) {
    if (branches.length < 2) issues.push(createExerciseIssue('fewBranches', [...path, 'choices', choice, 'branches']));
    for (const [branch, ids] of branches.entries())
      for (const [index, id] of ids.entries()) {
        const place = [...path, 'choices', choice, 'branches', branch, index];
        const element = elements.get(id);
        if (!element) issues.push(createExerciseIssue('unknownElement', place));
        else if (element.optional) issues.push(createExerciseIssue('optionalChoice', place));
        if (chosen.has(id)) issues.push(createExerciseIssue('sharedBranch', place));
        chosen.add(id);
      }
  }
  return issues;
}

function findForbiddenLabels({ forbidden = [], permittedExtras = [], nodes }: Reference, path: Path): ExerciseIssue[] {
  const wanted = new Set(
    [
      ...permittedExtras,
      ...nodes.flatMap(({ label, aliases = [], alternatives = [] }) => [label, ...aliases, ...alternatives]),
    ].map(normalise),
  );
  return forbidden.flatMap(({ label }, index) =>
    wanted.has(normalise(label)) ? [createExerciseIssue('forbiddenLabel', [...path, 'forbidden', index, 'label'])] : [],
  );
}

function findUnknownNodes({ references, oftenForgotten, oneLiners, essentials = [] }: Exercise): ExerciseIssue[] {
  const known = new Set(references.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  const places: [string, Path][] = [
    ...oftenForgotten.map((id, index): [string, Path] => [id, ['oftenForgotten', index]]),
    ...oneLiners.map(({ nodeId }, index): [string, Path] => [nodeId, ['oneLiners', index, 'nodeId']]),
    ...essentials.flatMap(({ nodeIds }, index) =>
      nodeIds.map((id, position): [string, Path] => [id, ['essentials', index, 'nodeIds', position]]),
    ),
  ];
  return places.filter(([id]) => !known.has(id)).map(([, path]) => createExerciseIssue('unknownNode', path));
}

function findRepeated(ids: readonly string[], getPath: (index: number) => Path): ExerciseIssue[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [createExerciseIssue('duplicateId', getPath(index))] : [],
  );
}

const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
