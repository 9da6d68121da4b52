import {
  addPatch,
  applyPatches,
  createDiagram,
  createEdge,
  createNode,
  createStroke,
  type Diagram,
  type DiagramPatch,
  removePatch,
} from '@calque/diagram';
import * as fc from 'fast-check';

/** Patches that add a node on top. */
export function addNode(diagram: Diagram, id: string, label = id): DiagramPatch[] {
  const after = createNode({ id, label });
  return [{ collection: 'nodes', id, before: null, after, from: -1, to: diagram.nodes.length }];
}

/** One random step: add, move, relabel, remove a node, connect two, draw ink or take the last of it away. */
export interface Step {
  readonly what: number;
  readonly where: number;
}

export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(7),
  where: fc.nat(1000),
});

/** Returns the patches of a step that are valid for the diagram; deterministic. */
function getStepPatches(diagram: Diagram, { what, where }: Step, name: string): DiagramPatch[] {
  const { nodes, edges } = diagram;
  const place = nodes.length === 0 ? 0 : where % nodes.length;
  const node = nodes[place];
  if (!node || what <= 1) return addNode(diagram, name, `Node ${where}`);
  if (what === 5) {
    const other = nodes[(place + 1) % nodes.length]!;
    const edge = createEdge({ id: name, from: node.id, to: other.id });
    return [{ collection: 'edges', id: name, before: null, after: edge, from: -1, to: edges.length }];
  }
  if (what === 6)
    return [addPatch(diagram, 'strokes', createStroke({ id: name, x: where, points: [0, 0, 0.25, 7.5, -3, 1] }))];
  if (what === 7) return (diagram.strokes ?? []).slice(-1).map(({ id }) => removePatch(diagram, 'strokes', id));
  const replace = (after: typeof node | null, to: number): DiagramPatch[] => [
    { collection: 'nodes', id: node.id, before: node, after, from: place, to },
  ];
  if (what === 2) return replace({ ...node, x: node.x + where }, place);
  if (what === 3) return replace({ ...node, label: `Renamed ${where}` }, nodes.length - 1);
  return replace(null, -1);
}

/** The diagram after each step, and the patches of each. */
export function draw(steps: readonly Step[]): { readonly states: Diagram[]; readonly patches: DiagramPatch[][] } {
  const states = [createDiagram()];
  const patches = steps.map((step, index) => {
    const before = states.at(-1)!;
    const made = getStepPatches(before, step, `s${index}`);
    states.push(applyPatches(before, made));
    return made;
  });
  return { states, patches };
}

/** JSON as storage gives it back: without undefined fields. */
export function toStored<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
