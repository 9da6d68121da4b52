import { toJsonSchema } from '@valibot/to-json-schema';
import { exerciseSchema } from '../src/document/schema.ts';

/** Returns the text of the published JSON Schema, made from the valibot schema that `parseExercise` checks by. */
export function formatExerciseSchema(): string {
  const { $schema, ...schema } = toJsonSchema(exerciseSchema, { target: 'draft-2020-12' });
  const published = {
    $schema,
    title: 'Calque exercise',
    description:
      'A brief, one or more reference diagrams and what is worth knowing about them. Beyond this schema, ids are unique within a reference, edges, one-liners and essentials name nodes, and choices do not contradict each other.',
    ...schema,
  };
  return `${JSON.stringify(published, null, 2)}\n`;
}
