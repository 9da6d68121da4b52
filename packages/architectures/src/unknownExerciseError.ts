/** There is no shipped exercise of this name. */
export class UnknownExerciseError extends Error {
  override readonly name = 'UnknownExerciseError';
  readonly slug: string;
  /** At most three slugs, the closest first; empty if none is close. */
  readonly suggestions: readonly string[];
  constructor(slug: string, slugs: readonly string[]) {
    const suggestions = getClosest(slug, slugs);
    const shown = slug.length > 60 ? `${slug.slice(0, 60)}…` : slug;
    const mend =
      suggestions.length > 0 ? `Did you mean ${suggestions.join(' or ')}?` : 'The catalogue lists the exercises.';
    super(`There is no exercise "${shown}". ${mend}`);
    this.slug = slug;
    this.suggestions = suggestions;
  }
}

/** By shared letter pairs (Dice's coefficient), which forgives typos, order and missing words. */
function getClosest(slug: string, slugs: readonly string[]): string[] {
  const wanted = getPairs(slug.slice(0, 200));
  return slugs
    .map((candidate) => ({ candidate, likeness: getLikeness(wanted, getPairs(candidate)) }))
    .filter(({ likeness }) => likeness >= 0.35)
    .sort((a, b) => b.likeness - a.likeness || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function getPairs(text: string): Set<string> {
  const letters = text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return new Set(
    Array.from({ length: Math.max(letters.length - 1, 0) }, (_, index) => letters.slice(index, index + 2)),
  );
}

function getLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
