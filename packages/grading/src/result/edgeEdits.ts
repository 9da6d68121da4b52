import type { DiagramEdge } from '@calque/diagram';
import type { EditList } from './editList.ts';

/** Arrows that are missing or point the wrong way. */
export function addEdgeEdits(list: EditList): void {
  const { scene, edges, units } = list.outcome;
  const { reference, drawing } = scene;
  for (const [index, { source, from, to, either }] of reference.edges.entries()) {
    const { verdict, lines, earned } = edges[index]!;
    const params = { from: reference.nodes[from]!.label, to: reference.nodes[to]!.label };
    const requires = [...new Set([list.nodeNeeds.get(from) ?? [], list.nodeNeeds.get(to) ?? []].flat())];
    const ends = { from: list.boxOf[from]!, to: list.boxOf[to]! };
    const common = { element: 'edge', units: units.edges[index]! - earned, reference: [source.id], requires } as const;
    if (verdict === 'missing') {
      const id = list.takeId(source.id);
      list.add({
        ...common,
        id: `missing:${source.id}`,
        kind: 'missing',
        trace: [],
        message: { key: either ? 'edge.missing.either' : 'edge.missing', params },
        changes: [{ collection: 'edges', id, apply: () => ({ id, ...ends, direction: source.direction }) }],
      });
    } else if (verdict === 'reversed') {
      const line = drawing.lines[lines[0]!]!.source;
      list.add({
        ...common,
        id: `reversed:${source.id}`,
        kind: 'reversed',
        trace: [line.id],
        message: { key: getReversedKey(line), params },
        changes: [
          {
            collection: 'edges',
            id: list.linesOf[index]![0]!,
            apply: (current): DiagramEdge => ({
              ...(current ?? line),
              ...ends,
              direction: 'forward',
              ...(line.waypoints && line.direction === 'forward' && { waypoints: line.waypoints.toReversed() }),
            }),
          },
        ],
      });
    }
  }
}

function getReversedKey({ direction }: DiagramEdge): string {
  if (direction === 'none') return 'edge.undirected';
  return direction === 'both' ? 'edge.bothways' : 'edge.reversed';
}
