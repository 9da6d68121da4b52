/** A score of 100 points, in hundredths. */
export const fullScore = 10_000;

/**
 * Shares `total` out by weight with the largest remainder method (Hamilton): integers that sum to `total` exactly.
 * Ties go to the earlier element. All zero where no weight is positive.
 */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((weight * total) / sum));
  const left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (weight * total) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index]! += 1;
  return shares;
}
