import type { Decoration, MarkKind } from '@calque/canvas';
import type { Diagram, DiagramNode } from '@calque/diagram';
import type { Comparison, Edit, NodeVerdict, Reference } from '@calque/grading';
import type { Translate } from '../messages/translate.ts';
import { placeGhosts } from './ghosts.ts';

/** The sign of each verdict on a box the learner drew. Missing and optional ones have no box to mark. */
const nodeMarks: Partial<Record<NodeVerdict['verdict'], MarkKind>> = {
  same: 'matched',
  merged: 'matched',
  split: 'matched',
  close: 'close',
  extra: 'extra',
  forbidden: 'extra',
};

const edgeMarks: Partial<Record<Comparison['edges'][number]['verdict'], MarkKind>> = {
  present: 'matched',
  'via-extra': 'matched',
  shortcut: 'close',
  reversed: 'reversed',
  extra: 'extra',
};

/**
 * Turns a comparison into what lies over the learner's own drawing: a mark on each box and arrow, dashed ghosts for
 * what is missing. `getDecorationIds` finds an edit's part of it again.
 */
export function getDecorations(
  comparison: Comparison,
  trace: Diagram,
  reference: Reference,
  translate: Translate,
): Decoration[] {
  return [
    ...getNodeMarks(comparison, trace, translate),
    ...getEdgeMarks(comparison, trace, translate),
    ...getGhosts(comparison, trace, reference, translate),
  ];
}

/** Dashed outlines of what is missing: boxes where they belong, and arrows between drawn boxes and those. */
export function getGhosts(
  comparison: Comparison,
  trace: Diagram,
  reference: Reference,
  translate: Translate,
): Decoration[] {
  const ghosts = placeGhosts(trace, reference, comparison.nodes);
  return [
    ...[...ghosts].map(([id, node]) => getGhostNode(id, node, translate)),
    ...getGhostEdges(comparison, reference, ghosts, translate),
  ];
}

/** Ids of the decorations and drawn elements that show an edit: what Show brings into view. */
export function getDecorationIds(edit: Edit): string[] {
  const isMissing = edit.kind === 'missing';
  const [first, ...arrows] = edit.reference;
  if (isMissing && edit.element === 'node' && first !== undefined)
    return [getGhostId(first), ...arrows.map(getGhostEdgeId)];
  if (isMissing && edit.element === 'edge') return edit.reference.map(getGhostEdgeId);
  return edit.trace.map(getMarkId);
}

const getMarkId = (traceId: string) => `mark:${traceId}`;
const getGhostId = (referenceId: string) => `ghost:${referenceId}`;
const getGhostEdgeId = (referenceId: string) => `ghost-edge:${referenceId}`;

/** Id of the reference element that a ghost stands for. */
export const getGhostReference = (ghostId: string) => ghostId.slice(ghostId.indexOf(':') + 1);

function getNodeMarks(comparison: Comparison, trace: Diagram, translate: Translate): Decoration[] {
  const labels = new Map(trace.nodes.map(({ id, label }) => [id, label]));
  const marked = new Set<string>();
  return comparison.nodes.flatMap(({ verdict, trace: ids }) =>
    ids.flatMap((id): Decoration[] => {
      const mark = nodeMarks[verdict];
      if (!mark || marked.has(id)) return [];
      marked.add(id);
      const label = translate(`mark.${mark}`, { label: labels.get(id) ?? '' });
      return [{ type: 'mark', id: getMarkId(id), target: id, mark, label }];
    }),
  );
}

function getEdgeMarks(comparison: Comparison, trace: Diagram, translate: Translate): Decoration[] {
  const nodeLabels = new Map(trace.nodes.map(({ id, label }) => [id, label]));
  const edges = new Map(trace.edges.map((edge) => [edge.id, edge]));
  const marked = new Set<string>();
  return comparison.edges.flatMap(({ verdict, trace: ids }) =>
    ids.flatMap((id): Decoration[] => {
      const mark = edgeMarks[verdict];
      const edge = edges.get(id);
      if (!mark || !edge || marked.has(id)) return [];
      marked.add(id);
      const names = { from: nodeLabels.get(edge.from) ?? '', to: nodeLabels.get(edge.to) ?? '' };
      const label = translate(`mark.${mark}`, { label: translate('edge.name', names) });
      return [{ type: 'mark', id: getMarkId(id), target: id, mark, label }];
    }),
  );
}

function getGhostNode(id: string, node: DiagramNode, translate: Translate): Decoration {
  return {
    type: 'ghost-node',
    id: getGhostId(id),
    node: { ...node, id: getGhostId(id) },
    label: translate('mark.missing', { label: node.label }),
  };
}

function getGhostEdges(
  comparison: Comparison,
  reference: Reference,
  ghosts: ReadonlyMap<string, DiagramNode>,
  translate: Translate,
): Decoration[] {
  const drawn = getDrawnIds(comparison);
  const findEnd = (id: string) => drawn.get(id) ?? (ghosts.has(id) ? getGhostId(id) : null);
  const labels = new Map(reference.nodes.map(({ id, label }) => [id, label]));
  const edges = new Map(reference.edges.map((edge) => [edge.id, edge]));
  return comparison.edges.flatMap(({ verdict, reference: id }): Decoration[] => {
    const edge = verdict === 'missing' && id !== null ? edges.get(id) : undefined;
    const from = edge && findEnd(edge.from);
    const to = edge && findEnd(edge.to);
    if (!edge || !from || !to) return [];
    const names = { from: labels.get(edge.from) ?? '', to: labels.get(edge.to) ?? '' };
    const label = translate('mark.missing', { label: translate('edge.name', names) });
    return [{ type: 'ghost-edge', id: getGhostEdgeId(edge.id), from, to, edgeLabel: edge.label, label }];
  });
}

/** The box that stands for each drawn reference node: the first where several do. */
function getDrawnIds({ nodes }: Comparison): Map<string, string> {
  return new Map(nodes.flatMap(({ reference, trace: [first] }) => (reference && first ? [[reference, first]] : [])));
}
