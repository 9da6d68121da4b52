import { expect, test } from 'vitest';
import { type Picture, comparePictures } from './comparePictures.ts';

const size = 32;
type Colour = readonly [red: number, green: number, blue: number];
const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
const red: Colour = [220, 30, 30];

const paint = (getColour: (x: number, y: number) => Colour): Picture => ({
  width: size,
  height: size,
  data: Array.from({ length: size ** 2 }, (_, at) => [...getColour(at % size, Math.floor(at / size)), 255]).flat(),
});
const line = (at: number) => paint((_, y) => (y === at ? black : white));

test('finds nothing between a picture and itself', () => {
  expect(comparePictures(line(10), line(10)).worst).toBe(0);
});

test('makes nothing of what lies a pixel aside', () => {
  expect(comparePictures(line(10), line(11)).worst).toBe(0);
});

test('finds a line that is farther off, and where', () => {
  expect(comparePictures(line(10), line(13))).toMatchObject({ y: 10 });
  expect(comparePictures(line(10), line(13)).worst).toBeGreaterThan(60);
});

test('makes little of other shades of grey along an edge', () => {
  const soft = paint((_, y) => (y < 10 ? white : y === 10 ? [150, 150, 150] : black));
  const hard = paint((_, y) => (y < 10 ? white : black));
  expect(comparePictures(soft, hard).worst).toBeLessThan(40);
});

test('finds another colour, whichever of the two has it', () => {
  const box = (colour: Colour) => paint((x, y) => (x > 8 && x < 20 && y > 8 && y < 20 ? colour : white));
  expect(comparePictures(box(black), box(red)).worst).toBeGreaterThan(100);
  expect(comparePictures(box(white), box(red)).worst).toBeGreaterThan(100);
  expect(comparePictures(box(red), box(white)).worst).toBeGreaterThan(100);
});

test('finds pictures of two sizes as different as can be', () => {
  expect(comparePictures(line(10), { ...line(10), width: 16 }).worst).toBe(255);
});
