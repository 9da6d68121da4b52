import * as v from 'valibot';
import { getStudy } from './studyStore.ts';

const kind = 'files';
const id = 'opened';
const schema = v.object({ text: v.string() });

/** The text of the exercise file that was opened last, or null. */
export async function loadOpenedText(): Promise<string | null> {
  const { documents } = await getStudy();
  return (await documents.get(kind, id, schema))?.text ?? null;
}

export async function saveOpenedText(text: string): Promise<void> {
  const { documents } = await getStudy();
  await documents.put(kind, id, { text });
}
