/** Pixels as RGBA, row by row: `ImageData` is one. */
export interface Picture {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

export interface PictureDifference {
  /** How much the block that differs most does, 0 to 255. */
  readonly worst: number;
  /** The middle of that block, in pixels. */
  readonly x: number;
  readonly y: number;
}

/** Side of a block, in pixels. */
const block = 4;
/** How far what is in a block may have moved, in pixels, to count as the same. */
const reach = 1;

/**
 * Returns how far two pictures of one size differ to an eye rather than to a machine. Each block is compared by its mean
 * colour with the most similar block of the other picture that lies no more than a pixel aside, whichever way it is worse.
 * So what another Chromium hints, smooths or sets aside otherwise counts little, and a line that is missing, or a sign of
 * another colour, counts in full. O(pixels).
 */
export function comparePictures(a: Picture, b: Picture): PictureDifference {
  if (a.width !== b.width || a.height !== b.height) return { worst: 255, x: 0, y: 0 };
  const means = [getMeans(a), getMeans(b)] as const;
  let result: PictureDifference = { worst: 0, x: 0, y: 0 };
  for (let y = 0; y + block <= a.height; y += block / 2)
    for (let x = 0; x + block <= a.width; x += block / 2) {
      const worst = Math.max(
        getNearestDifference(means[0], means[1], a, x, y),
        getNearestDifference(means[1], means[0], a, x, y),
      );
      if (worst > result.worst) result = { worst, x: x + block / 2, y: y + block / 2 };
    }
  return result;
}

/** The mean colour of the block that starts at each pixel, three values a pixel. */
function getMeans({ data, width, height }: Picture): Float32Array {
  const means = new Float32Array(width * height * 3);
  for (let y = 0; y + block <= height; y += 1)
    for (let x = 0; x + block <= width; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (let dy = 0; dy < block; dy += 1)
          for (let dx = 0; dx < block; dx += 1) sum += data[((y + dy) * width + x + dx) * 4 + channel]!;
        means[(y * width + x) * 3 + channel] = sum / block ** 2;
      }
  return means;
}

function getNearestDifference(
  a: Float32Array,
  b: Float32Array,
  { width, height }: Picture,
  x: number,
  y: number,
): number {
  let least = 255;
  for (let otherY = Math.max(0, y - reach); otherY <= Math.min(height - block, y + reach); otherY += 1)
    for (let otherX = Math.max(0, x - reach); otherX <= Math.min(width - block, x + reach); otherX += 1)
      least = Math.min(least, getColourDifference(a, (y * width + x) * 3, b, (otherY * width + otherX) * 3));
  return least;
}

function getColourDifference(a: Float32Array, at: number, b: Float32Array, other: number): number {
  return Math.max(...[0, 1, 2].map((channel) => Math.abs(a[at + channel]! - b[other + channel]!)));
}
