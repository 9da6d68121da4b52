import * as v from 'valibot';
import { passKinds } from '../attempt/types.ts';
import type { DocumentStore } from '../storage/documentStore.ts';
import type { SessionState } from './session.ts';

const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

const itemSchema = v.variant('type', [
  v.object({ type: v.literal('pass'), exercise: v.string(), pass: v.picklist(passKinds), budgetMs: milliseconds }),
  v.object({ type: v.literal('break'), budgetMs: milliseconds }),
]);

const sessionSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  phase: v.picklist(['ready', 'running', 'paused', 'finished']),
  lengthMs: milliseconds,
  steps: v.array(
    v.object({
      item: itemSchema,
      spentMs: milliseconds,
      status: v.picklist(['open', 'done', 'skipped']),
      attempt: v.nullable(v.string()),
    }),
  ),
  current: v.nullable(index),
  workMs: milliseconds,
  breakMs: milliseconds,
  awayMs: milliseconds,
  leaves: index,
  startedAt: v.nullable(milliseconds),
  finishedAt: v.nullable(milliseconds),
  lastAt: milliseconds,
});

export function saveSession(documents: DocumentStore, state: SessionState): Promise<void> {
  return documents.put('session', state.id, state);
}

/** All sessions, oldest start first; damaged ones are in quarantine and left out. */
export async function listSessions(documents: DocumentStore): Promise<readonly SessionState[]> {
  const { documents: sessions } = await documents.list('session', sessionSchema);
  return sessions.toSorted((a, b) => (a.startedAt ?? a.lastAt) - (b.startedAt ?? b.lastAt));
}

/** The newest session that was begun and not finished, to be continued; null if there is none. */
export async function findOpenSession(documents: DocumentStore): Promise<SessionState | null> {
  return (await listSessions(documents)).findLast(({ phase }) => phase === 'running' || phase === 'paused') ?? null;
}
