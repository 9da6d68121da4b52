import type { Box, Point } from '../document/types.ts';

export function getCenter(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** True if the point lies in the box or on its border. */
export function containsPoint(box: Box, point: Point): boolean {
  return point.x >= box.x && point.y >= box.y && point.x <= box.x + box.width && point.y <= box.y + box.height;
}

/** True if `inner` lies in `outer`; shared borders count as inside. */
export function containsBox(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** True if the boxes share at least a point; touching counts. */
export function intersectsBox(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Returns the box grown by `margin` on each side; a negative margin shrinks it, to its centre at most. */
export function inflateBox(box: Box, margin: number): Box {
  const dx = Math.max(margin, -box.width / 2);
  const dy = Math.max(margin, -box.height / 2);
  return { x: box.x - dx, y: box.y - dy, width: box.width + 2 * dx, height: box.height + 2 * dy };
}

/** Returns the smallest box around all boxes, or null for none. */
export function unionBoxes(boxes: Iterable<Box>): Box | null {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const box of boxes) {
    if (box.x < left) left = box.x;
    if (box.y < top) top = box.y;
    if (box.x + box.width > right) right = box.x + box.width;
    if (box.y + box.height > bottom) bottom = box.y + box.height;
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Returns the smallest box around all points, or null for none. */
export function getPointsBox(points: readonly Point[]): Box | null {
  return unionBoxes(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
}

/** Returns the box between two opposite corners, whichever they are. */
export function getBoxBetween(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
