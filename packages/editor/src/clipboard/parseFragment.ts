import {
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type DiagramStroke,
  createDiagram,
  diagramLimits,
} from '@calque/diagram';
import type { Fragment } from './clipboard.ts';
import { clipboardType } from './clipboardType.ts';

/** The largest text that is pasted, in characters: a clipboard may hold anything. */
const maxLength = 5_000_000;

/**
 * Reads what `formatFragment` wrote, or a whole diagram as JSON. Null for anything else: a clipboard usually holds
 * something else. Elements that are not whole are left out, edges without both ends too.
 */
export function parseFragment(text: string): Fragment | null {
  if (text.length > maxLength || !text.trimStart().startsWith('{')) return null;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(data) || (data['type'] !== clipboardType && data['version'] !== createDiagram().version)) return null;
  const seen = new Set<string>();
  const isNew = ({ id }: { readonly id: string }) => !seen.has(id) && seen.add(id).size > 0;
  const nodes = list(data['nodes']).filter(isNode).filter(isNew);
  const groups = list(data['groups']).filter(isGroup).filter(isNew);
  const strokes = list(data['strokes']).filter(isStroke).filter(isNew);
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const edges = list(data['edges'])
    .filter(isEdge)
    .filter(isNew)
    .filter(({ from, to }) => nodeIds.has(from) && nodeIds.has(to));
  return nodes.length + groups.length + strokes.length > 0 ? { nodes, edges, groups, strokes } : null;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isOptional = (value: unknown, is: (value: unknown) => boolean) => value === undefined || is(value);
const isPoint = (value: unknown) => isRecord(value) && Number.isFinite(value['x']) && Number.isFinite(value['y']);

function isBoxed(value: unknown): value is DiagramNode | DiagramGroup {
  return (
    isRecord(value) &&
    isPoint(value) &&
    isText(value['id']) &&
    isText(value['label']) &&
    isText(value['kind']) &&
    isOptional(value['parent'], isText) &&
    [value['width'], value['height']].every((size) => Number.isFinite(size) && Number(size) > 0)
  );
}

const isNode = (value: unknown): value is DiagramNode =>
  isBoxed(value) && isOptional((value as DiagramNode).note, isText);

const isGroup = (value: unknown): value is DiagramGroup =>
  isBoxed(value) && (value.kind === 'lane' || value.kind === 'group');

function isEdge(value: unknown): value is DiagramEdge {
  return (
    isRecord(value) &&
    [value['id'], value['from'], value['to']].every(isText) &&
    isOptional(value['label'], isText) &&
    ['forward', 'both', 'none'].includes(String(value['direction'])) &&
    isOptional(value['route'], (route) => route === 'straight' || route === 'elbow') &&
    isOptional(value['waypoints'], (points) => Array.isArray(points) && points.every(isPoint))
  );
}

function isStroke(value: unknown): value is DiagramStroke {
  return (
    isRecord(value) &&
    isPoint(value) &&
    isText(value['id']) &&
    isOptional(value['colour'], isText) &&
    isBetween(value['strokeWidth'], 0.1, diagramLimits.strokeWidth) &&
    isSamples(value['points'])
  );
}

const isBetween = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most;

function isSamples(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length % 3 > 0) return false;
  const { coordinate, strokePoints } = diagramLimits;
  return (
    value.length <= 3 * strokePoints &&
    value.every((one, place) => (place % 3 === 2 ? isBetween(one, 0, 1) : isBetween(one, -coordinate, coordinate)))
  );
}
