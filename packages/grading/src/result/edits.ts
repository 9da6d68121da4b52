import type { Box, Diagram, DiagramEdge, DiagramNode, DiagramPatch, ElementPatch } from '@calque/diagram';
import type { Edit, Message } from '../types.ts';
import type { Outcome } from './outcome.ts';
import { placeNode } from './placeNode.ts';

/** Lists what would mend the drawing, in the order one would mend it: boxes first, then arrows, then what is too much. */
export function getEdits(outcome: Outcome): Edit[] {
  const { reference, drawing, nodes, edges, units, boxNodes, lineUsed } = outcome;
  const trace = drawing.source;
  const ids = new Set([...trace.nodes, ...trace.edges, ...trace.groups].map(({ id }) => id));
  const edits: Edit[] = [];
  const boxOf: string[] = [];
  const requiredFor = new Map<number, string>();
  const placed: Box[] = [];
  for (const [row, node] of reference.nodes.entries()) {
    const { match, earned } = nodes[row]!;
    const points = (units.nodes[row]! - earned) / 100;
    if (match) {
      const box = drawing.boxes[match.box]!;
      boxOf[row] = box.id;
      if (match.tier === 'same') continue;
      edits.push({
        id: `rename:${node.id}`,
        kind: 'rename',
        element: 'node',
        points,
        reference: [node.id],
        trace: [box.id],
        message: {
          key: match.tier === 'unlabelled' ? 'node.unlabelled.rename' : 'node.rename',
          params: { node: node.label, label: box.label },
        },
        requires: [],
        fix: [replaceNode(trace, box, { ...box, label: node.label })],
      });
      continue;
    }
    boxOf[row] = getFreeId(ids, node.id);
    if (units.nodes[row] === 0) continue;
    const place = placeNode(outcome, row, placed);
    placed.push(place);
    const id = `missing:${node.id}`;
    requiredFor.set(row, id);
    edits.push({
      id,
      kind: 'missing',
      element: 'node',
      points,
      reference: [node.id],
      trace: [],
      message: describeMissingNode(outcome, row),
      requires: [],
      fix: [add('nodes', trace, { id: boxOf[row]!, label: node.label, kind: node.kind, ...place })],
    });
  }
  for (const [index, { source, from, to, either }] of reference.edges.entries()) {
    const { verdict, lines, earned } = edges[index]!;
    const points = (units.edges[index]! - earned) / 100;
    const params = { from: reference.nodes[from]!.label, to: reference.nodes[to]!.label };
    if (verdict === 'missing') {
      const id = `missing:${source.id}`;
      edits.push({
        id,
        kind: 'missing',
        element: 'edge',
        points,
        reference: [source.id],
        trace: [],
        message: { key: either ? 'edge.missing.either' : 'edge.missing', params },
        requires: [from, to].flatMap((row) => requiredFor.get(row) ?? []),
        fix: [
          add('edges', trace, {
            id: getFreeId(ids, source.id),
            from: boxOf[from]!,
            to: boxOf[to]!,
            direction: source.direction,
          }),
        ],
      });
    } else if (verdict === 'reversed') {
      const line = drawing.lines[lines[0]!]!.source;
      edits.push({
        id: `reversed:${source.id}`,
        kind: 'reversed',
        element: 'edge',
        points,
        reference: [source.id],
        trace: [line.id],
        message: { key: getReversedKey(line), params },
        requires: [],
        fix: [
          replaceEdge(trace, line, {
            ...line,
            from: boxOf[from]!,
            to: boxOf[to]!,
            direction: 'forward',
            ...(line.waypoints && line.from !== boxOf[from] && { waypoints: line.waypoints.toReversed() }),
          }),
        ],
      });
    }
  }
  for (const [line, { source, from, to }] of drawing.lines.entries()) {
    if (lineUsed[line]) continue;
    const params = { from: drawing.boxes[from]?.label ?? '', to: drawing.boxes[to]?.label ?? '' };
    edits.push({
      id: `extra:${source.id}`,
      kind: 'extra',
      element: 'edge',
      points: 0,
      reference: [],
      trace: [source.id],
      message: { key: from === -1 || to === -1 ? 'edge.extra.dangling' : 'edge.extra', params },
      requires: [],
      fix: [remove('edges', trace, source)],
    });
  }
  for (const [index, box] of drawing.boxes.entries()) {
    if (boxNodes[index]!.length > 0) continue;
    edits.push({
      id: `extra:${box.id}`,
      kind: 'extra',
      element: 'node',
      points: 0,
      reference: [],
      trace: [box.id],
      message: {
        key: box.label.trim() === '' ? 'node.extra.unlabelled' : 'node.extra',
        params: { label: box.label },
      },
      requires: drawing.lines
        .filter(({ from, to }) => from === index || to === index)
        .map(({ source }) => `extra:${source.id}`),
      fix: [remove('nodes', trace, box)],
    });
  }
  return edits;
}

function getReversedKey({ direction }: DiagramEdge): string {
  if (direction === 'none') return 'edge.undirected';
  return direction === 'both' ? 'edge.bothways' : 'edge.reversed';
}

function describeMissingNode({ reference }: Outcome, row: number): Message {
  const node = reference.nodes[row]!.label;
  const from = reference.edges.find((edge) => edge.to === row && edge.from !== row);
  const to = reference.edges.find((edge) => edge.from === row && edge.to !== row);
  const params = {
    node,
    ...(from && { from: reference.nodes[from.from]!.label }),
    ...(to && { to: reference.nodes[to.to]!.label }),
  };
  if (from && to) return { key: 'node.missing.between', params };
  if (to) return { key: 'node.missing.feeds', params };
  return { key: from ? 'node.missing.fed' : 'node.missing', params };
}

/** Returns `wanted`, or the first of `wanted-2`, `wanted-3`, … that the trace does not use, and takes it. */
function getFreeId(ids: Set<string>, wanted: string): string {
  let id = wanted;
  for (let count = 2; ids.has(id); count += 1) id = `${wanted}-${count}`;
  ids.add(id);
  return id;
}

function add<Name extends 'nodes' | 'edges' | 'groups'>(
  collection: Name,
  trace: Diagram,
  after: NonNullable<ElementPatch<Name>['after']>,
): DiagramPatch {
  return { collection, id: after.id, before: null, after, from: -1, to: trace[collection].length } as DiagramPatch;
}

function remove<Name extends 'nodes' | 'edges' | 'groups'>(
  collection: Name,
  trace: Diagram,
  before: NonNullable<ElementPatch<Name>['before']>,
): DiagramPatch {
  const from = trace[collection].findIndex((element) => (element as unknown) === before);
  return { collection, id: before.id, before, after: null, from, to: -1 } as DiagramPatch;
}

function replaceNode(trace: Diagram, before: DiagramNode, after: DiagramNode): DiagramPatch {
  const place = trace.nodes.indexOf(before);
  return { collection: 'nodes', id: before.id, before, after, from: place, to: place };
}

function replaceEdge(trace: Diagram, before: DiagramEdge, after: DiagramEdge): DiagramPatch {
  const place = trace.edges.indexOf(before);
  return { collection: 'edges', id: before.id, before, after, from: place, to: place };
}
