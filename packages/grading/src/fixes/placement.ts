import { type Box, defaultNodeSize } from '@calque/diagram';
import type { Plan } from './plan.ts';

const gap = 24;
const padding = 32;

/** After so many boxes in the way it may cover one. */
const maxTries = 40;

/** A box below another one, a number of places down. */
export function placeBelow({ x, y, width, height }: Box, places: number): Box {
  const size = { width: width || defaultNodeSize.width, height: height || defaultNodeSize.height };
  return { x, y: y + places * (size.height + gap), ...size };
}

/**
 * Where a missing node belongs in the drawing: as far from the boxes that were drawn as it lies from their nodes in
 * the reference, its neighbours deciding if it has any; moved down until it covers no box.
 */
export function placeNode({ reference, drawing, labels }: Plan, row: number, occupied: readonly Box[]): Box {
  const { elements, nodeCount, edges } = reference;
  const boxes = drawing.elements;
  const node = elements[row]!;
  const neighbours = new Set<number>();
  for (const { from, to } of edges) {
    if (from === row) neighbours.add(to);
    if (to === row) neighbours.add(from);
  }
  const listDrawn = (rows: Iterable<number>) => [...rows].filter((other) => other < nodeCount && labels[other]);
  const near = listDrawn(neighbours);
  const anchors = near.length > 0 ? near : listDrawn(elements.keys());
  const average = (axis: 'x' | 'y') => {
    const moved = anchors.map((other) => boxes[labels[other]!.boxes[0]!]![axis] - elements[other]![axis]);
    return node[axis] + moved.reduce((a, b) => a + b, 0) / (moved.length || 1);
  };
  const place = { ...placeBelow(node, 0), x: Math.round(average('x')), y: Math.round(average('y')) };
  for (let tries = 0; tries < maxTries; tries += 1) {
    const blocking = occupied.find((box) => overlaps(place, box));
    if (!blocking) break;
    place.y = blocking.y + blocking.height + gap;
  }
  return place;
}

/** Around the boxes that belong in a missing group, or as large as in the reference where none is drawn. */
export function placeGroup({ reference, drawing, labels }: Plan, row: number): Box {
  const { elements, nodeCount, parent } = reference;
  const inside = parent.flatMap((group, member) =>
    group === row && member < nodeCount ? (labels[member]?.boxes ?? []).map((box) => drawing.elements[box]!) : [],
  );
  const { x, y, width, height } = elements[row]!;
  if (inside.length === 0) return { x, y, width, height };
  const left = Math.min(...inside.map((box) => box.x)) - padding;
  const top = Math.min(...inside.map((box) => box.y)) - padding;
  return {
    x: left,
    y: top,
    width: Math.max(...inside.map((box) => box.x + box.width)) + padding - left,
    height: Math.max(...inside.map((box) => box.y + box.height)) + padding - top,
  };
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + gap / 2 &&
  b.x < a.x + a.width + gap / 2 &&
  a.y < b.y + b.height + gap / 2 &&
  b.y < a.y + a.height + gap / 2;
