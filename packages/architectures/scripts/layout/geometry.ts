import { type Box, getRouteLabelPoint, measureText, type Point } from '@calque/diagram';
import type { Run, Track } from './tracks.ts';
import { type Graph, type Grid, type GridRoute, lineOf, type Placement } from './types.ts';

/** In diagram units. */
const nodeSize = { width: 176, height: 64 } as const;
const laneGap = 14;
const headerHeight = 28;
const trackSpacing = { across: 20, down: 18 } as const;
/** What ports of one side of a node may take up. */
const portSpan = { across: 44, down: 132 } as const;
const portSpacing = 72;
const gutter = { across: { least: 46, margin: 22 }, down: { least: 64, margin: 30, most: 172 } } as const;
/** As the canvas draws it: text with a margin. */
const labelHeight = 18;
const labelMargin = 5;
/** Between a label and the node beside it: an arrow head shows in it. */
const labelClearance = 14;
const labelFontSize = 12;

/** A grid layout in diagram units. */
export interface Drawing {
  readonly nodes: readonly Box[];
  readonly lanes: readonly Box[];
  /** From the side of one node to the side of the other, with all bends. */
  readonly routes: readonly (readonly Point[])[];
  /** Where each arrow's label lies; null without one. */
  readonly labels: readonly (Box | null)[];
  readonly width: number;
  readonly height: number;
}

interface Lines {
  /** Position of each grid line. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly gutters: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Gives lines positions that leave room for the tracks in the gutters and for the labels on them. */
export function drawLayout(
  graph: Graph,
  grid: Grid,
  placement: Placement,
  routes: readonly GridRoute[],
  runs: readonly Run[],
  tracks: readonly Track[],
  labels: readonly (string | undefined)[],
): Drawing {
  const down = getGutters(grid.columns.length, runs, tracks, false);
  const across = getGutters(grid.rows, runs, tracks, true);
  let drawing = draw(graph, grid, placement, routes, runs, tracks, labels, getLines(down, across));
  for (let pass = 0; pass < 3; pass += 1) {
    const lines = getLines(down, across);
    if (!widenForLabels(down, drawing, lines)) break;
    drawing = draw(graph, grid, placement, routes, runs, tracks, labels, getLines(down, across));
  }
  return drawing;
}

/** Width of each gutter by the tracks in it. */
function getGutters(cells: number, runs: readonly Run[], tracks: readonly Track[], across: boolean): number[] {
  const { least, margin } = across ? gutter.across : gutter.down;
  const spacing = across ? trackSpacing.across : trackSpacing.down;
  return Array.from({ length: cells + 1 }, (_, index) => {
    const sizes = runs.flatMap((run, position) =>
      run.across === across && run.line === 2 * index ? [tracks[position]!.size] : [],
    );
    const isOuter = index === 0 || index === cells;
    if (sizes.length === 0 && isOuter) return across ? 20 : 24;
    const room = (Math.max(1, ...sizes) - 1) * spacing;
    return isOuter ? room + margin * 1.6 : Math.max(least, room + 2 * margin);
  });
}

function getLines(down: readonly number[], across: readonly number[]): Lines {
  const x = getPositions(0, down, nodeSize.width);
  const y = getPositions(headerHeight, across, nodeSize.height);
  return { x: x.lines, y: y.lines, gutters: down, width: x.end, height: y.end };
}

function getPositions(start: number, gutters: readonly number[], size: number): { lines: number[]; end: number } {
  const lines: number[] = [];
  let position = start;
  gutters.forEach((width, index) => {
    if (index > 0) {
      lines.push(position + size / 2);
      position += size;
    }
    lines.push(position + width / 2);
    position += width;
  });
  return { lines, end: position };
}

function draw(
  graph: Graph,
  grid: Grid,
  placement: Placement,
  gridRoutes: readonly GridRoute[],
  runs: readonly Run[],
  tracks: readonly Track[],
  labels: readonly (string | undefined)[],
  lines: Lines,
): Drawing {
  const nodes = placement.column.map((column, node) => ({
    x: lines.x[lineOf(column)]! - nodeSize.width / 2,
    y: lines.y[lineOf(placement.row[node]!)]! - nodeSize.height / 2,
    ...nodeSize,
  }));
  const routes = getRoutes(graph, nodes, gridRoutes, runs, tracks, lines);
  return {
    nodes,
    lanes: getLanes(grid, lines),
    routes,
    labels: routes.map((route, index) => getLabelBox(route, labels[index])),
    width: lines.width,
    height: lines.height,
  };
}

function getLanes({ columns }: Grid, lines: Lines): Box[] {
  const last = columns.length - 1;
  return Array.from({ length: Math.max(...columns) + 1 }, (_, lane) => {
    const first = columns.indexOf(lane);
    const end = columns.lastIndexOf(lane);
    const left = first === 0 ? 0 : lines.x[2 * first]! + laneGap / 2;
    const right = end === last ? lines.width : lines.x[2 * end + 2]! - laneGap / 2;
    return { x: left, y: 0, width: right - left, height: lines.height };
  });
}

function getRoutes(
  graph: Graph,
  nodes: readonly Box[],
  gridRoutes: readonly GridRoute[],
  runs: readonly Run[],
  tracks: readonly Track[],
  lines: Lines,
): Point[][] {
  const positions = runs.map((run, index) => getPosition(run, tracks[index]!, lines));
  let first = 0;
  return gridRoutes.map((route, edge) => {
    const count = route.length - 1;
    const points: Point[] = [];
    for (let corner = 0; corner <= count; corner += 1) {
      const before = first + corner - 1;
      const after = first + corner;
      if (corner === 0 || corner === count) {
        const run = corner === 0 ? after : before;
        const node = nodes[corner === 0 ? graph.edges[edge]!.from : graph.edges[edge]!.to]!;
        const neighbour = route[corner === 0 ? 1 : count - 1]!;
        points.push(getPort(node, runs[run]!.across, positions[run]!, route[corner]!, neighbour));
      } else if (runs[after]!.across) points.push({ x: positions[before]!, y: positions[after]! });
      else points.push({ x: positions[after]!, y: positions[before]! });
    }
    first += count;
    return points;
  });
}

function getPosition({ across, line }: Run, { rank, size }: Track, lines: Lines): number {
  const middle = across ? lines.y[line]! : lines.x[line]!;
  if (size === 1) return middle;
  const isGutter = line % 2 === 0;
  const spacing = across ? trackSpacing.across : isGutter ? trackSpacing.down : portSpacing;
  const span = across ? portSpan.across : portSpan.down;
  return middle + (rank - (size - 1) / 2) * (isGutter ? spacing : Math.min(spacing, span / (size - 1)));
}

function getPort(node: Box, across: boolean, position: number, end: { x: number; y: number }, next: typeof end): Point {
  if (across) return { x: next.x > end.x ? node.x + node.width : node.x, y: position };
  return { x: position, y: next.y > end.y ? node.y + node.height : node.y };
}

export function getLabelBox(route: readonly Point[], label: string | undefined): Box | null {
  if (!label) return null;
  const { x, y } = getRouteLabelPoint(route);
  const width = measureText(label, labelFontSize) + 2 * labelMargin;
  return { x: x - width / 2, y: y - labelHeight / 2, width, height: labelHeight };
}

/** Widens the gutters in which a label lies on a node or hangs out of the drawing; true if any was. */
function widenForLabels(down: number[], drawing: Drawing, lines: Lines): boolean {
  const wanted = [...down];
  for (const label of drawing.labels) {
    if (!label) continue;
    const isOutside = label.x < 4 || label.x + label.width > lines.width - 4;
    if (!isOutside && !drawing.nodes.some((node) => intersects(node, widen(label)))) continue;
    const middle = label.x + label.width / 2;
    let index = 0;
    for (let candidate = 0; candidate < down.length; candidate += 1)
      if (Math.abs(lines.x[2 * candidate]! - middle) < Math.abs(lines.x[2 * index]! - middle)) index = candidate;
    const offset = Math.abs(lines.x[2 * index]! - middle);
    if (offset > down[index]! / 2) continue;
    wanted[index] = Math.max(
      wanted[index]!,
      Math.min(gutter.down.most, Math.ceil(label.width + 2 * offset + 2 * labelClearance)),
    );
  }
  const changed = wanted.some((width, index) => width > down[index]!);
  wanted.forEach((width, index) => (down[index] = width));
  return changed;
}

const widen = ({ x, y, width, height }: Box): Box => ({
  x: x - labelClearance + 1,
  y,
  width: width + 2 * labelClearance - 2,
  height,
});

export function intersects(a: Box, b: Box, margin = 0): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}
