import { toJsonSchema } from '@valibot/to-json-schema';
import { diagramSchema } from '../src/document/schema.ts';

/** Returns the text of the published JSON Schema, made from the valibot schema that `parseDiagram` checks by. */
export function formatJsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(diagramSchema, { target: 'draft-2020-12' });
  const published = {
    $schema,
    title: 'Calque diagram',
    description:
      'Nodes, edges, groups and freehand strokes of an architecture diagram, in diagram units (1 CSS pixel at 100 % zoom). Beyond this schema, ids are unique over all elements, and parents name groups without cycles.',
    ...schema,
  };
  return `${JSON.stringify(published, null, 2)}\n`;
}
