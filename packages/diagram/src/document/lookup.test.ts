import { describe, expect, it } from 'vitest';
import { createDiagram, createEdge, createGroup, createNode } from './create.ts';
import { getChildren, getEdge, getElement, getGroup, getIncidentEdges, getNode, getPlace } from './lookup.ts';

const diagram = createDiagram({
  nodes: [createNode({ id: 'a', parent: 'g' }), createNode({ id: 'b' })],
  edges: [
    createEdge({ id: 'ab', from: 'a', to: 'b' }),
    createEdge({ id: 'aa', from: 'a', to: 'a' }),
    createEdge({ id: 'ac', from: 'a', to: 'gone' }),
  ],
  groups: [createGroup({ id: 'g' }), createGroup({ id: 'h', parent: 'g' })],
});

const idsAt = (id: string) => getIncidentEdges(diagram, id).map((edge) => edge.id);

describe('lookup', () => {
  it('finds elements by id, each kind its own', () => {
    expect(getNode(diagram, 'a')?.id).toBe('a');
    expect(getEdge(diagram, 'ab')?.to).toBe('b');
    expect(getGroup(diagram, 'g')?.kind).toBe('group');
    expect(getNode(diagram, 'ab')).toBeUndefined();
    expect(getElement(diagram, 'g')).toBe(diagram.groups[0]);
    expect(getElement(diagram, 'nothing')).toBeUndefined();
  });

  it('finds the place of an element', () => {
    expect(getPlace(diagram, 'aa')).toEqual({ collection: 'edges', index: 1 });
    expect(getPlace(diagram, 'nothing')).toBeNull();
  });

  it('lists the edges at a node once each, dangling ones too', () => {
    expect(idsAt('a')).toEqual(['ab', 'aa', 'ac']);
    expect(idsAt('b')).toEqual(['ab']);
    expect(idsAt('gone')).toEqual(['ac']);
    expect(idsAt('nothing')).toEqual([]);
  });

  it('lists the members of a group', () => {
    expect(getChildren(diagram, 'g').map((element) => element.id)).toEqual(['a', 'h']);
    expect(getChildren(diagram, 'h')).toEqual([]);
  });

  it('sees the elements of a changed diagram', () => {
    const changed = { ...diagram, nodes: [...diagram.nodes, createNode({ id: 'c' })] };
    expect(getNode(changed, 'c')?.id).toBe('c');
    expect(getNode(diagram, 'c')).toBeUndefined();
  });
});
