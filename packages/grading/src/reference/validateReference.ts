import { InvalidReferenceError } from '../errors.ts';
import type { Reference } from '../types.ts';

const normalise = (label: string): string => label.trim().toLowerCase();

/**
 * Refuses a reference that contradicts itself.
 * @throws InvalidReferenceError with the JSON path of the element to mend
 */
export function validateReference(reference: Reference, root = ''): void {
  const refuse = (path: string, problem: string): never => {
    throw new InvalidReferenceError(root + path, problem);
  };
  /** Refuses a name that is taken elsewhere. */
  const expectFree = (names: ReadonlyMap<string, string>, name: string, path: string): void => {
    const other = names.get(name);
    if (other !== undefined) refuse(path, `“${name}” is already at ${root}${other}.`);
  };
  const claim = (names: Map<string, string>, name: string, path: string): void => {
    expectFree(names, name, path);
    names.set(name, path);
  };
  const demand = (ids: { has(id: string): boolean }, id: string, path: string, element: string): void => {
    if (!ids.has(id)) refuse(path, `No ${element} has the id “${id}”.`);
  };

  const ids = new Map<string, string>();
  const nodes = new Set(reference.nodes.map(({ id }) => id));
  const groups = new Set(reference.groups.map(({ id }) => id));
  for (const name of ['nodes', 'edges', 'groups'] as const)
    for (const [index, { id }] of reference[name].entries()) claim(ids, id, `/${name}/${index}/id`);
  for (const [index, edge] of reference.edges.entries())
    for (const end of ['from', 'to'] as const) demand(nodes, edge[end], `/edges/${index}/${end}`, 'node');
  for (const name of ['nodes', 'groups'] as const)
    for (const [index, { parent }] of reference[name].entries())
      if (parent !== undefined) demand(groups, parent, `/${name}/${index}/parent`, 'group');
  const choices = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const [index, { id, branches }] of (reference.choices ?? []).entries()) {
    const path = `/choices/${index}`;
    claim(choices, id, `${path}/id`);
    if (branches.length < 2) refuse(`${path}/branches`, 'A choice needs two branches or more.');
    for (const [number, branch] of branches.entries()) {
      if (branch.length === 0) refuse(`${path}/branches/${number}`, 'A branch needs at least one element.');
      for (const element of new Set(branch)) {
        const place = `${path}/branches/${number}/${branch.indexOf(element)}`;
        demand(ids, element, place, 'element');
        claim(taken, element, place);
      }
    }
  }
  const labels = new Map(reference.nodes.map(({ label }, index) => [normalise(label), `/nodes/${index}/label`]));
  for (const [index, { label }] of (reference.forbidden ?? []).entries())
    expectFree(labels, normalise(label), `/forbidden/${index}/label`);
}
