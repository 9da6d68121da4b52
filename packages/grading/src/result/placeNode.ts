import { type Box, defaultNodeSize } from '@calque/diagram';
import type { Outcome } from './outcome.ts';

const gap = 24;

/** After so many boxes in the way it may cover one. */
const maxTries = 40;

interface Anchor {
  readonly other: number;
  readonly box: Box;
}

/**
 * Where a missing node belongs in the drawing: as far from the boxes that were drawn as it lies from their nodes in
 * the reference, its neighbours deciding if it has any; moved down until it covers no box.
 */
export function placeNode({ scene, nodes }: Outcome, row: number, taken: readonly Box[]): Box {
  const { reference, drawing } = scene;
  const node = reference.nodes[row]!;
  const neighbours = new Set<number>();
  for (const { from, to } of reference.edges) {
    if (from === row) neighbours.add(to);
    if (to === row) neighbours.add(from);
  }
  const drawn: Anchor[] = [];
  const near: Anchor[] = [];
  for (const [other, { label }] of nodes.entries()) {
    if (!label || other === row) continue;
    const anchor = { other, box: drawing.boxes[label.boxes[0]!]! };
    drawn.push(anchor);
    if (neighbours.has(other)) near.push(anchor);
  }
  const anchors = near.length > 0 ? near : drawn;
  let { x, y } = node;
  if (anchors.length > 0) {
    x = 0;
    y = 0;
    for (const { other, box } of anchors) {
      x += (box.x + node.x - reference.nodes[other]!.x) / anchors.length;
      y += (box.y + node.y - reference.nodes[other]!.y) / anchors.length;
    }
  }
  const place = {
    x: Math.round(x),
    y: Math.round(y),
    width: node.width > 0 ? node.width : defaultNodeSize.width,
    height: node.height > 0 ? node.height : defaultNodeSize.height,
  };
  const boxes = [...drawing.boxes, ...taken];
  for (let tries = 0; tries < maxTries; tries += 1) {
    const blocking = boxes.find((box) => overlaps(place, box));
    if (!blocking) break;
    place.y = blocking.y + blocking.height + gap;
  }
  return place;
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + gap / 2 &&
  b.x < a.x + a.width + gap / 2 &&
  a.y < b.y + b.height + gap / 2 &&
  b.y < a.y + a.height + gap / 2;
