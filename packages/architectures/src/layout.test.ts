import {
  type Box,
  containsBox,
  getEdgeRoute,
  getNodeOutline,
  intersectsBox,
  isInsidePolygon,
  layoutNode,
  measureText,
  type Point,
} from '@calque/diagram';
import type { Exercise } from '@calque/exercise';
import { describe, expect, test } from 'vitest';
import { readExercises } from '../scripts/content.ts';
import { createGraph, readDrawing, redrawReference } from '../scripts/layout/drawReference.ts';
import { layoutReference } from '../scripts/layout/layoutReference.ts';
import { measureDrawing } from '../scripts/layout/measure.ts';

const exercises = readExercises();
const measures = exercises.map(({ references: [reference] }) =>
  measureDrawing(createGraph(reference), readDrawing(reference)),
);
const total = (key: keyof (typeof measures)[number]) => measures.reduce((sum, measure) => sum + measure[key], 0);

describe.each(exercises.map((exercise): [string, Exercise] => [exercise.slug, exercise]))(
  'layout of %s',
  (_, exercise) => {
    const { nodes, edges, groups } = exercise.references[0];

    test('keeps nodes apart', () => {
      const overlapping = nodes.flatMap((a, index) =>
        nodes.slice(index + 1).flatMap((b) => (intersectsBox(a, b) ? [`${a.id} and ${b.id}`] : [])),
      );
      expect(overlapping).toEqual([]);
    });

    test('keeps nodes inside their lanes, and lanes apart from left to right', () => {
      const lanes = new Map(groups.map((group) => [group.id, group]));
      expect(nodes.filter((node) => !containsBox(lanes.get(node.parent!)!, node)).map(({ id }) => id)).toEqual([]);
      for (const [index, { x, width }] of groups.slice(0, -1).entries())
        expect(groups[index + 1]!.x).toBeGreaterThan(x + width);
    });

    test('shows every label whole', () => {
      expect(nodes.filter((node) => layoutNode(node).truncated).map(({ label }) => label)).toEqual([]);
      expect(edges.map(({ label = '' }) => label).filter((label) => measureText(label, 12) > 140)).toEqual([]);
    });

    test('leads arrows around nodes, with right angles and in the drawing', () => {
      const measure = measureDrawing(createGraph(exercise.references[0]), readDrawing(exercise.references[0]));
      expect(measure.throughNodes).toBe(0);
      expect(measure.overlaps).toBe(0);
      for (const edge of edges) {
        const route = getEdgeRoute(exercise.references[0], edge)!;
        const slanted = route.slice(1).filter((point, index) => {
          const before = route[index]!;
          return Math.abs(point.x - before.x) > 1 && Math.abs(point.y - before.y) > 1;
        });
        expect(slanted).toEqual([]);
      }
    });

    test('fits a wide screen and can be read', () => {
      const measure = measureDrawing(createGraph(exercise.references[0]), readDrawing(exercise.references[0]));
      expect(measure.aspect).toBeGreaterThan(1.2);
      expect(measure.aspect).toBeLessThan(1.95);
      expect(measure.crossings).toBeLessThanOrEqual(6);
    });

    test('keeps the labels of arrows off the nodes', () => {
      const { labels } = readDrawing(exercise.references[0]);
      const covered = nodes.filter((node) =>
        labels.some(
          (label) => label && getSamples(label).some((point) => isInsidePolygon(getNodeOutline(node), point)),
        ),
      );
      expect(covered.map(({ id }) => id)).toEqual([]);
    });

    test('is what the script draws from its rows and columns', () => {
      for (const reference of exercise.references) expect(redrawReference(reference)).toEqual(reference);
    });
  },
);

/** Corners and the middles of the sides. */
function getSamples({ x, y, width, height }: Box): Point[] {
  return [0, 0.5, 1].flatMap((across) => [0, 0.5, 1].map((down) => ({ x: x + width * across, y: y + height * down })));
}

test('few arrows cross and few labels meet in all the layouts', () => {
  expect(total('crossings')).toBeLessThanOrEqual(32);
  expect(total('labelsOnLabels')).toBeLessThanOrEqual(6);
  expect(total('labelsOnRoutes')).toBeLessThanOrEqual(12);
});

// The search tries some thousand drawings.
test('running the layout script again changes nothing', { timeout: 60_000 }, () => {
  const { references } = exercises.find(({ slug }) => slug === 'url-shortener')!;
  expect(layoutReference(references[0]).reference).toEqual(references[0]);
});
