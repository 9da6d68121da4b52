import type { Box, Diagram, DiagramNode, Point } from '@calque/diagram';
import type { NodeVerdict, Reference } from '@calque/grading';

/** Space kept free around a ghost, in diagram units. */
const clearance = 16;
/** Distance between the places that are tried when the best place is taken, in diagram units. */
const searchStep = 32;
const searchRings = 24;

/**
 * Places the reference's missing nodes where they belong relative to what the learner drew, whatever layout that has:
 * the reference is mapped onto the drawing by the linear map that fits the matched nodes best (so a drawing that runs
 * downwards gets its ghosts downwards), nearby and connected matches count most, and a taken place gives way to the
 * nearest free one. Returns one box per missing reference node, keyed by its id, in the drawing's coordinates.
 */
export function placeGhosts(
  trace: Diagram,
  reference: Reference,
  verdicts: readonly NodeVerdict[],
): Map<string, DiagramNode> {
  const anchors = getAnchors(trace, reference, verdicts);
  const map = fitLinearMap(anchors);
  const taken: Box[] = [...trace.nodes];
  const ghosts = new Map<string, DiagramNode>();
  for (const { verdict, reference: id } of verdicts) {
    const node = verdict === 'missing' ? reference.nodes.find((candidate) => candidate.id === id) : undefined;
    if (!node) continue;
    const center = predictCenter(node, anchors, map, getNeighbours(reference, node.id));
    const place = findFreePlace({ ...node, x: center.x - node.width / 2, y: center.y - node.height / 2 }, taken);
    taken.push(place);
    ghosts.set(node.id, { ...place, id: node.id, label: node.label, kind: node.kind });
  }
  return ghosts;
}

/** A matched node: where it is in the reference and where the learner drew it. */
interface Anchor {
  readonly id: string;
  readonly reference: Point;
  readonly trace: Point;
}

/** Rows of a 2 × 2 matrix. */
type LinearMap = readonly [readonly [number, number], readonly [number, number]];

const identity: LinearMap = [
  [1, 0],
  [0, 1],
];

function getAnchors(trace: Diagram, reference: Reference, verdicts: readonly NodeVerdict[]): Anchor[] {
  const drawn = new Map(trace.nodes.map((node) => [node.id, node]));
  const wanted = new Map(reference.nodes.map((node) => [node.id, node]));
  return verdicts.flatMap(({ reference: id, trace: ids }) => {
    const node = id === null ? undefined : wanted.get(id);
    const boxes = ids.flatMap((traceId) => drawn.get(traceId) ?? []);
    if (!node || boxes.length === 0) return [];
    return [{ id: node.id, reference: getCenter(node), trace: getMean(boxes.map(getCenter)) }];
  });
}

/**
 * The matrix A that minimises Σ |A (rᵢ − r̄) − (tᵢ − t̄)|² + λ |A − s·I|², with s the ratio of the spreads: ridge
 * regression towards a plain scaling, so that few or collinear anchors do not distort the drawing.
 */
function fitLinearMap(anchors: readonly Anchor[]): LinearMap {
  if (anchors.length < 2) return identity;
  const origin = { reference: getMean(anchors.map((a) => a.reference)), trace: getMean(anchors.map((a) => a.trace)) };
  let [rxx, rxy, ryy] = [0, 0, 0];
  let [txx, txy, tyx, tyy, spread] = [0, 0, 0, 0, 0];
  for (const { reference, trace } of anchors) {
    const [rx, ry] = [reference.x - origin.reference.x, reference.y - origin.reference.y];
    const [tx, ty] = [trace.x - origin.trace.x, trace.y - origin.trace.y];
    rxx += rx * rx;
    rxy += rx * ry;
    ryy += ry * ry;
    txx += tx * rx;
    txy += tx * ry;
    tyx += ty * rx;
    tyy += ty * ry;
    spread += tx * tx + ty * ty;
  }
  const variance = rxx + ryy;
  if (variance === 0) return identity;
  const scale = Math.min(2.5, Math.max(0.4, Math.sqrt(spread / variance)));
  const ridge = variance / (2 * anchors.length);
  const [a, b, d] = [rxx + ridge, rxy, ryy + ridge];
  const determinant = a * d - b * b;
  const solve = (x: number, y: number): readonly [number, number] => [
    (x * d - y * b) / determinant,
    (y * a - x * b) / determinant,
  ];
  return [solve(txx + ridge * scale, txy), solve(tyx, tyy + ridge * scale)];
}

function predictCenter(node: DiagramNode, anchors: readonly Anchor[], map: LinearMap, neighbours: Set<string>): Point {
  const center = getCenter(node);
  if (anchors.length === 0) return center;
  let [x, y, total] = [0, 0, 0];
  for (const anchor of anchors) {
    const [dx, dy] = [center.x - anchor.reference.x, center.y - anchor.reference.y];
    const weight = (neighbours.has(anchor.id) ? 4 : 1) / (dx * dx + dy * dy + 1);
    x += weight * (anchor.trace.x + map[0][0] * dx + map[0][1] * dy);
    y += weight * (anchor.trace.y + map[1][0] * dx + map[1][1] * dy);
    total += weight;
  }
  return { x: x / total, y: y / total };
}

function getNeighbours(reference: Reference, id: string): Set<string> {
  const neighbours = new Set<string>();
  for (const { from, to } of reference.edges) {
    if (from === id) neighbours.add(to);
    if (to === id) neighbours.add(from);
  }
  return neighbours;
}

/** The box itself, or moved to the nearest place around it, ring by ring, that touches none of `taken`. */
function findFreePlace<B extends Box>(box: B, taken: readonly Box[]): B {
  const isFree = (candidate: Box) => !taken.some((other) => isTouching(candidate, other));
  if (isFree(box)) return box;
  for (let ring = 1; ring <= searchRings; ring++) {
    const steps = 8 * ring;
    for (let step = 0; step < steps; step++) {
      const angle = (2 * Math.PI * step) / steps;
      const radius = ring * searchStep;
      const moved = { ...box, x: box.x + radius * Math.cos(angle), y: box.y + radius * Math.sin(angle) };
      if (isFree(moved)) return moved;
    }
  }
  return box;
}

function isTouching(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + clearance &&
    b.x < a.x + a.width + clearance &&
    a.y < b.y + b.height + clearance &&
    b.y < a.y + a.height + clearance
  );
}

const getCenter = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

const getMean = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});
