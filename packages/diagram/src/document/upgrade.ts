import { defaultNodeSize, defaultStrokeWidth } from './create.ts';
import { diagramVersion } from './types.ts';

type Fields = Record<string, unknown>;

/** Each takes a document of the version that is its index to the next one, and passes on what it does not know. */
const upgraders: readonly ((document: Fields) => Fields)[] = [upgradeDraft];

/**
 * Returns the document in the current version; other input is passed through, for the schema to judge. An object without a version
 * is version 0.
 */
export function upgradeDocument(document: unknown): unknown {
  if (!isFields(document)) return document;
  let version = document['version'] ?? 0;
  if (!isVersion(version)) return document;
  let upgraded = document;
  while (version < diagramVersion) upgraded = { ...upgraders[version]!(upgraded), version: ++version };
  return upgraded;
}

/** True if the document says that a later program wrote it. */
export function isNewer(document: unknown): boolean {
  return isFields(document) && typeof document['version'] === 'number' && document['version'] > diagramVersion;
}

/**
 * Version 0 is what people write by hand: nodes with an id, edges with two ends. What they leave out gets its default, and nodes
 * without a place are set out in rows of four.
 */
function upgradeDraft(document: Fields): Fields {
  const { nodes = [], edges = [], groups = [], strokes } = document;
  return {
    ...document,
    nodes: mapFields(nodes, (node, index) => ({
      label: node['id'],
      kind: 'service',
      x: (index % 4) * (defaultNodeSize.width + 80),
      y: Math.floor(index / 4) * (defaultNodeSize.height + 56),
      ...defaultNodeSize,
      ...node,
    })),
    edges: mapFields(edges, (edge, index) => ({ id: `edge-${index + 1}`, direction: 'forward', ...edge })),
    groups: mapFields(groups, (group) => ({ label: '', kind: 'group', ...group })),
    ...(strokes !== undefined && {
      strokes: mapFields(strokes, (stroke, index) => ({
        id: `stroke-${index + 1}`,
        x: 0,
        y: 0,
        strokeWidth: defaultStrokeWidth,
        ...stroke,
      })),
    }),
  };
}

function mapFields(list: unknown, change: (fields: Fields, index: number) => Fields): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((item: unknown, index) => (isFields(item) ? change(item, index) : item));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVersion(version: unknown): version is number {
  return Number.isInteger(version) && (version as number) >= 0;
}
