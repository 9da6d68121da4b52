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
    const loose = verdict === 'missing' ? findLoose(list, from, to) : undefined;
    if (loose !== undefined) {
      const { source: drawn } = drawing.lines[loose]!;
      list.rerouted.add(loose);
      list.add({
        ...common,
        id: `reroute:${source.id}`,
        kind: 'reroute',
        trace: [drawn.id],
        message: { key: 'edge.reroute', params },
        changes: [
          {
            collection: 'edges',
            id: drawn.id,
            apply: (): DiagramEdge => ({ ...drawn, ...ends, direction: source.direction }),
          },
        ],
      });
    } else if (verdict === 'missing') {
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

/** A line that starts or ends where the edge does, and joins nothing at its other end. */
function findLoose({ outcome, rerouted, loose }: EditList, from: number, to: number): number | undefined {
  const [tail] = outcome.nodes[from]!.label?.boxes ?? [];
  const [head] = outcome.nodes[to]!.label?.boxes ?? [];
  return loose.find((line) => {
    const ends = outcome.scene.drawing.lines[line]!;
    const meets = (tail !== undefined && ends.from === tail) || (head !== undefined && ends.to === head);
    return meets && !rerouted.has(line);
  });
}

function getReversedKey({ direction }: DiagramEdge): string {
  if (direction === 'none') return 'edge.undirected';
  return direction === 'both' ? 'edge.bothways' : 'edge.reversed';
}
