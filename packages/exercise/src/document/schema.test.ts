import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatExerciseSchema } from '../../scripts/formatExerciseSchema.ts';

it('publishes the JSON Schema of the schema it parses by', () => {
  const published = readFileSync(new URL('../../schema/exercise.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(formatExerciseSchema()));
});
