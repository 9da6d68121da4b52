import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDiagram } from '../../testing/arbitraries.ts';
import { ElementError, addPatch, movePatch, removePatch, replacePatch } from './buildPatches.ts';
import { createDiagram, createEdge, createNode, createStroke } from './create.ts';
import { diffDiagrams } from './diff.ts';
import { getElements } from './lookup.ts';
import { type DiagramPatch, PatchError, applyPatches, invertPatches } from './patch.ts';
import { type CollectionName, type Diagram, collectionNames } from './types.ts';

const a = createNode({ id: 'a' });
const b = createNode({ id: 'b' });
const c = createNode({ id: 'c' });
const diagram = createDiagram({ nodes: [a, b, c] });
const idsAfter = (...patches: DiagramPatch[]) => applyPatches(diagram, patches).nodes.map((node) => node.id);

describe('patches', () => {
  it('add on top, or at a place', () => {
    const d = createNode({ id: 'd' });
    expect(idsAfter(addPatch(diagram, 'nodes', d))).toEqual(['a', 'b', 'c', 'd']);
    expect(idsAfter(addPatch(diagram, 'nodes', d, 1))).toEqual(['a', 'd', 'b', 'c']);
  });

  it('remove', () => {
    expect(idsAfter(removePatch(diagram, 'nodes', 'b'))).toEqual(['a', 'c']);
  });

  it('move in the paint order', () => {
    expect(idsAfter(movePatch(diagram, 'nodes', 'a', 2))).toEqual(['b', 'c', 'a']);
    expect(idsAfter(movePatch(diagram, 'nodes', 'c', 0))).toEqual(['c', 'a', 'b']);
  });

  it('replace some fields and remove those set to undefined', () => {
    const noted = createDiagram({ nodes: [{ ...a, note: 'x' }] });
    const patch = replacePatch(noted, 'nodes', 'a', { label: 'A', note: undefined });
    const [node] = applyPatches(noted, [patch]).nodes;
    expect(node).toEqual({ ...a, label: 'A' });
    expect(node && 'note' in node).toBe(false);
  });

  it('share the collections that they do not name', () => {
    const after = applyPatches(diagram, [removePatch(diagram, 'nodes', 'a')]);
    expect(after.edges).toBe(diagram.edges);
    expect(diagram.nodes).toHaveLength(3);
  });

  it('refuse an id that is taken, unknown, or of another collection', () => {
    expect(() => addPatch(diagram, 'edges', createEdge({ id: 'a', from: 'a', to: 'b' }))).toThrow(ElementError);
    expect(() => removePatch(diagram, 'nodes', 'z')).toThrow(ElementError);
    expect(() => removePatch(diagram, 'edges', 'a')).toThrow(ElementError);
  });

  it('refuse a place outside of the collection', () => {
    expect(() => movePatch(diagram, 'nodes', 'a', 3)).toThrow(ElementError);
    expect(() => addPatch(diagram, 'nodes', createNode({ id: 'd' }), -1)).toThrow(ElementError);
  });

  it('refuse a diagram that they were not made for', () => {
    const patch = removePatch(diagram, 'nodes', 'b');
    expect(() => applyPatches(createDiagram({ nodes: [a] }), [patch])).toThrow(PatchError);
  });

  it('leave a diagram without ink as it was, once the first stroke is taken back', () => {
    const drawn = applyPatches(diagram, [addPatch(diagram, 'strokes', createStroke({ id: 's' }))]);
    expect(drawn.strokes).toHaveLength(1);
    const undone = applyPatches(drawn, [removePatch(drawn, 'strokes', 's')]);
    expect(JSON.stringify(undone)).toBe(JSON.stringify(diagram));
  });

  it('are undone byte for byte by their inverse, whatever they do', () => {
    const steps = fc.array(fc.record({ action: fc.nat(), pick: fc.nat(), place: fc.nat() }), { maxLength: 12 });
    fc.assert(
      fc.property(arbitraryDiagram({ dangling: true }), steps, (start, actions) => {
        const patches: DiagramPatch[] = [];
        let current = start;
        for (const [index, action] of actions.entries()) {
          const patch = choosePatch(current, index, action);
          if (!patch) continue;
          patches.push(patch);
          current = applyPatches(current, [patch]);
        }
        const together = applyPatches(start, patches);
        expect(JSON.stringify(together)).toBe(JSON.stringify(current));
        expect(JSON.stringify(applyPatches(together, invertPatches(patches)))).toBe(JSON.stringify(start));
        expect(invertPatches(invertPatches(patches))).toEqual(patches);
      }),
      { numRuns: 150 },
    );
  });
});

function choosePatch(
  current: Diagram,
  step: number,
  { action, pick, place }: { action: number; pick: number; place: number },
): DiagramPatch | null {
  const collection: CollectionName = collectionNames[pick % collectionNames.length]!;
  const elements = getElements(current, collection);
  const id = elements[pick % Math.max(1, elements.length)]?.id;
  if (action % 4 === 0)
    return addPatch(current, 'nodes', createNode({ id: `new${step}` }), place % (current.nodes.length + 1));
  if (id === undefined) return null;
  if (action % 4 === 1) return removePatch(current, collection, id);
  if (action % 4 === 2) return replacePatch(current, collection, id, { locked: step % 2 === 0 || undefined });
  return movePatch(current, collection, id, place % elements.length);
}

const parts = ({ title, nodes, edges, groups, strokes }: Diagram) => ({ title, nodes, edges, groups, strokes });

describe('diffDiagrams', () => {
  it('finds nothing between a diagram and itself', () => {
    expect(diffDiagrams(diagram, createDiagram({ nodes: [a, b, c] }))).toEqual([]);
  });

  it('says one patch for one change', () => {
    const changed = createDiagram({ nodes: [a, { ...b, label: 'B' }, c] });
    expect(diffDiagrams(diagram, changed)).toEqual([replacePatch(diagram, 'nodes', 'b', { label: 'B' })]);
  });

  it('turns any diagram into any other one, and back', () => {
    fc.assert(
      fc.property(arbitraryDiagram(), arbitraryDiagram(), (from, to) => {
        const patches = diffDiagrams(from, to);
        const after = applyPatches(from, patches);
        expect(parts(after)).toEqual(parts(to));
        expect(JSON.stringify(applyPatches(after, invertPatches(patches)))).toBe(JSON.stringify(from));
      }),
      { numRuns: 150 },
    );
  });
});
