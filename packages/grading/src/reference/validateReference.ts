import { InvalidReferenceError } from '../errors.ts';
import type { Reference } from '../types.ts';

/**
 * Refuses a reference that contradicts itself.
 * @throws InvalidReferenceError with the JSON path of the element to mend
 */
export function validateReference(reference: Reference, root = ''): void {
  const ids = new Map<string, string>();
  for (const collection of ['nodes', 'edges', 'groups'] as const)
    for (const [index, { id }] of reference[collection].entries()) {
      const path = `${root}/${collection}/${index}/id`;
      const other = ids.get(id);
      if (other !== undefined) throw new InvalidReferenceError(path, `“${id}” is already the id of ${other}.`);
      ids.set(id, path);
    }
  const nodes = new Set(reference.nodes.map(({ id }) => id));
  const groups = new Set(reference.groups.map(({ id }) => id));
  for (const [index, edge] of reference.edges.entries())
    for (const end of ['from', 'to'] as const)
      if (!nodes.has(edge[end]))
        throw new InvalidReferenceError(`${root}/edges/${index}/${end}`, `No node has the id “${edge[end]}”.`);
  for (const collection of ['nodes', 'groups'] as const)
    for (const [index, { parent }] of reference[collection].entries())
      if (parent !== undefined && !groups.has(parent))
        throw new InvalidReferenceError(`${root}/${collection}/${index}/parent`, `No group has the id “${parent}”.`);
  validateChoices(reference, root, ids);
  const labels = new Map(reference.nodes.map(({ label }, index) => [label.trim().toLowerCase(), index]));
  for (const [index, { label }] of (reference.forbidden ?? []).entries()) {
    const node = labels.get(label.trim().toLowerCase());
    if (node !== undefined)
      throw new InvalidReferenceError(
        `${root}/forbidden/${index}/label`,
        `“${label}” is also the label of nodes/${node}.`,
      );
  }
}

function validateChoices(reference: Reference, root: string, ids: ReadonlyMap<string, string>): void {
  const taken = new Map<string, string>();
  const choiceIds = new Set<string>();
  for (const [index, { id, branches }] of (reference.choices ?? []).entries()) {
    const path = `${root}/choices/${index}`;
    if (choiceIds.has(id)) throw new InvalidReferenceError(`${path}/id`, `Another choice has the id “${id}”.`);
    choiceIds.add(id);
    if (branches.length < 2)
      throw new InvalidReferenceError(`${path}/branches`, 'A choice needs two branches or more.');
    for (const [number, branch] of branches.entries()) {
      const branchPath = `${path}/branches/${number}`;
      if (branch.length === 0) throw new InvalidReferenceError(branchPath, 'A branch needs at least one element.');
      for (const [place, element] of branch.entries()) {
        if (!ids.has(element))
          throw new InvalidReferenceError(`${branchPath}/${place}`, `No element has the id “${element}”.`);
        const other = taken.get(element);
        if (other !== undefined && other !== branchPath)
          throw new InvalidReferenceError(`${branchPath}/${place}`, `“${element}” is already in ${other}.`);
        taken.set(element, branchPath);
      }
    }
  }
}
