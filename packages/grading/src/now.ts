/** Milliseconds from a clock that this platform has. */
export function getNow(): number {
  const { performance } = globalThis as { performance?: { now(): number } };
  return performance ? performance.now() : Date.now();
}
