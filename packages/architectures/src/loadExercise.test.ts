import { describe, expect, test } from 'vitest';
import { catalogue, loadExercise, slugs, UnknownExerciseError } from './index.ts';

describe('loadExercise', () => {
  test('loads every exercise of the catalogue by its slug', async () => {
    expect(slugs).toEqual(catalogue.map(({ slug }) => slug));
    expect(slugs).toHaveLength(28);
    for (const slug of slugs) expect((await loadExercise(slug)).slug).toBe(slug);
  });

  test('gives the same exercise as its own subpath', async () => {
    const { default: exercise } = await import('@calque/architectures/recommender-funnel');
    expect(exercise).toBe(await loadExercise('recommender-funnel'));
  });

  test('names the closest exercises when the slug is misspelt', async () => {
    const error: unknown = await loadExercise('recomender-funel').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnknownExerciseError);
    expect((error as UnknownExerciseError).suggestions[0]).toBe('recommender-funnel');
    expect((error as UnknownExerciseError).message).toContain('Did you mean recommender-funnel');
  });

  test('suggests nothing when no slug is close, and shortens a long one', async () => {
    const error: unknown = await loadExercise('q'.repeat(500)).catch((reason: unknown) => reason);
    expect((error as UnknownExerciseError).suggestions).toEqual([]);
    expect((error as UnknownExerciseError).message.length).toBeLessThan(150);
  });

  test('does not take a property of every object for an exercise', async () => {
    await expect(loadExercise('constructor')).rejects.toThrow(UnknownExerciseError);
    await expect(loadExercise('')).rejects.toThrow(UnknownExerciseError);
  });
});
