import type { Diagram } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import {
  type Attempt,
  type AttemptHeader,
  type OpenRequest,
  type StudyStore,
  createResult,
  getActivity,
} from '@calque/exercise';
import type { Comparison } from '@calque/grading';
import { clock } from '../study/clock.ts';
import { markAsMend } from '../study/mends.ts';

/** Keeps one sheet: what is drawn until the first check is the attempt, what is mended after it goes into another one. */
export interface Recorder {
  getAttempt(): Attempt;
  /** Saves one change. After a check the change belongs to the mended drawing. */
  record(transaction: Transaction, before: Diagram): void;
  /** Keeps the result of a check. Resolves with the header once it is stored, or null where nothing was to be kept. */
  grade(comparison: Comparison): Promise<AttemptHeader | null>;
  /** Calls `listener` when the attempt changes, or another attempt takes its place. */
  subscribe(listener: () => void): () => void;
  /** Throws a drawing away that was not graded, so that the next sheet is empty. */
  discard(): Promise<void>;
  close(): void;
}

export function createRecorder(
  study: StudyStore,
  first: Attempt,
  request: Omit<OpenRequest, 'initial' | 'resume'>,
  isMend: boolean,
): Recorder {
  let attempt = first;
  let mending = isMend;
  let opening: Promise<void> | null = null;
  let waiting: Transaction[] = [];
  let isClosed = false;
  const listeners = new Set<() => void>();
  const publish = () => {
    for (const listener of listeners) listener();
  };
  let unsubscribe = attempt.subscribe(publish);

  async function openMend(initial: Diagram) {
    const next = await study.attempts.open({ ...request, initial, resume: false });
    await markAsMend(study.documents, next.getState().header.id);
    unsubscribe();
    attempt.close();
    attempt = next;
    mending = true;
    unsubscribe = attempt.subscribe(publish);
    for (const transaction of waiting) attempt.append(transaction);
    waiting = [];
    opening = null;
    if (isClosed) close();
    publish();
  }

  function close() {
    isClosed = true;
    if (opening) return;
    unsubscribe();
    attempt.close();
  }

  return {
    getAttempt: () => attempt,
    record(transaction, before) {
      if (attempt.getState().header.result || opening) {
        waiting.push(transaction);
        opening ??= openMend(before);
      } else if (attempt.getState().access === 'write') attempt.append(transaction);
    },
    async grade(comparison) {
      await opening;
      const { header, access } = attempt.getState();
      if (header.result || access === 'read') return null;
      const { activeMs } = getActivity(attempt.getEntries(), attempt.getOpenMs());
      const stored = attempt.finish(createResult({ comparison, durationMs: activeMs, finishedAt: clock.now() }));
      const finished = attempt.getState().header;
      // Where storage fails the write is repeated in the background, and the site says so.
      void stored.catch(() => undefined);
      return mending ? null : finished;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async discard() {
      await opening;
      const { header, access } = attempt.getState();
      close();
      if (!header.result && access === 'write') await study.attempts.remove(header.id);
    },
    close,
  };
}
