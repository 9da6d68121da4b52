import type { DocumentStore, Json, LogEntry } from '@calque/exercise';
import type { Decision } from '@calque/grading';
import { type PracticeRecord, createPracticeRecord } from '@calque/practice';
import * as v from 'valibot';

/** The record travels in the notes of the attempt's log; the newest one holds all of it. */
export const toJson = (record: PracticeRecord): Json => ({ record: record as unknown as Json });

/** Returns the record as the newest note of a log has it, or an empty one. */
export function readRecord(entries: readonly LogEntry[]): PracticeRecord {
  const newest = entries.findLast(({ change }) => getRecord(change) !== null);
  return { ...createPracticeRecord(), ...(newest && getRecord(newest.change)) };
}

/** The log was checked when it was read; notes hold what this site has put there. */
function getRecord(change: LogEntry['change']): Partial<PracticeRecord> | null {
  if (change.type !== 'note' || typeof change.data !== 'object' || change.data === null) return null;
  return 'record' in change.data ? (change.data.record as unknown as Partial<PracticeRecord>) : null;
}

/** A clock that ticks over an untouched sheet is no reason to keep a draft. */
export function isWorthNoting({ hints, interview, oneLiners }: PracticeRecord, isStarted: boolean): boolean {
  return (
    isStarted ||
    hints.length > 0 ||
    Object.keys(oneLiners).length > 0 ||
    interview.steps.some(({ answer, status }) => answer !== '' || status !== 'open')
  );
}

const kind = 'overrules';
const schema = v.object({
  decisions: v.array(v.object({ trace: v.string(), reference: v.nullable(v.string()) })),
});

/** The learner's own verdicts on a graded attempt, beside its automatic result. */
export function saveOverrules(
  documents: DocumentStore,
  attempt: string,
  decisions: readonly Decision[],
): Promise<void> {
  return documents.put(kind, attempt, { decisions });
}

export async function loadOverrules(documents: DocumentStore, attempt: string): Promise<readonly Decision[]> {
  return (await documents.get(kind, attempt, schema))?.decisions ?? [];
}
