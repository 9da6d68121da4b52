import { type Diagram, collectionNames } from './types.ts';

const order = {
  document: ['version', 'title', 'nodes', 'edges', 'groups', 'strokes'],
  nodes: ['id', 'label', 'kind', 'x', 'y', 'width', 'height', 'parent', 'note', 'locked'],
  edges: ['id', 'from', 'to', 'label', 'direction', 'route', 'waypoints', 'locked'],
  groups: ['id', 'label', 'kind', 'x', 'y', 'width', 'height', 'parent', 'locked'],
  strokes: ['id', 'x', 'y', 'points', 'strokeWidth', 'colour', 'locked'],
} as const;

/**
 * Returns the JSON text of a diagram: the same text for the same content, whatever the order of keys. Known fields come first in
 * the order of the schema, then unknown ones by name; absent ones are left out; one element a line, ending in a line feed.
 */
export function formatDiagram(diagram: Diagram): string {
  const fields = Object.entries(sortFields(diagram, order.document)).map(([key, value]) => {
    const collection = collectionNames.find((name) => name === key);
    const text =
      collection && Array.isArray(value) && value.length > 0
        ? `[\n${value.map((element) => `    ${formatElement(element, order[collection])}`).join(',\n')}\n  ]`
        : JSON.stringify(sortKeys(value));
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function formatElement(element: object, known: readonly string[]): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(sortFields(element, known)).map(([key, value]) => [key, sortKeys(value)])),
  );
}

function sortFields(value: object, known: readonly string[]): object {
  const rank = new Map(known.map((key, index) => [key, index]));
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => {
      const byRank = (rank.get(a) ?? known.length) - (rank.get(b) ?? known.length);
      return byRank === 0 ? compareCodeUnits(a, b) : byRank;
    }),
  );
}

/** Sorts the keys of unknown values at every depth; recursion is bounded, as `parseDiagram` limits the depth of documents. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(sortFields(value, [])).map(([key, field]): [string, unknown] => [key, sortKeys(field)]),
  );
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
