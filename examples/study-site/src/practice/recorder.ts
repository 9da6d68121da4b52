import type { Diagram } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import {
  type Attempt,
  type AttemptHeader,
  type OpenRequest,
  type StudyStore,
  createResult,
  getActivity,
  pauseEvent,
  resumeEvent,
} from '@calque/exercise';
import type { Comparison } from '@calque/grading';
import type { PracticeRecord, RecordEvent } from '@calque/practice';
import { clock } from '../study/clock.ts';
import { markAsMend } from '../study/mends.ts';
import { isWorthNoting, saveOverrules, toJson } from './practiceNotes.ts';

/** Keeps one sheet: what is drawn until the first check is the attempt, what is mended after it goes into another one. */
export interface Recorder {
  getAttempt(): Attempt;
  /** Id of the attempt whose score counts, once this sheet was checked; also while it is being mended. */
  getGraded(): string | null;
  /** Saves one change. After a check the change belongs to the mended drawing. */
  record(transaction: Transaction, before: Diagram): void;
  /** Saves what the learner did beside drawing. */
  note(record: PracticeRecord, event: RecordEvent): void;
  /** Stops or restarts the clock of the attempt, as when the tab is left. */
  setPaused(isPaused: boolean): void;
  /** Keeps the result of a check. Resolves with the header of the graded attempt, or null where none was added. */
  grade(comparison: Comparison, record: PracticeRecord): Promise<AttemptHeader | null>;
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
  /** Id of the graded attempt that `first` mends, or null. */
  mends: string | null,
): Recorder {
  let attempt = first;
  let graded = first.getState().header.result ? first.getState().header.id : mends;
  let isMending = mends !== null;
  let opening: Promise<void> | null = null;
  let waiting: Transaction[] = [];
  let isClosed = false;
  const listeners = new Set<() => void>();
  const publish = () => {
    for (const listener of listeners) listener();
  };
  let unsubscribe = attempt.subscribe(publish);

  /** The attempt can take another entry. */
  function isOpen(): boolean {
    const { header, access } = attempt.getState();
    return !isClosed && !opening && access === 'write' && !header.result;
  }

  async function openMend(initial: Diagram) {
    const next = await study.attempts.open({ ...request, initial, resume: false });
    void markAsMend(study.documents, next.getState().header.id, graded ?? attempt.getState().header.id);
    unsubscribe();
    attempt.close();
    attempt = next;
    isMending = true;
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
    getGraded: () => graded,
    record(transaction, before) {
      if (isOpen()) return attempt.append(transaction);
      if (!attempt.getState().header.result && !opening) return;
      waiting.push(transaction);
      opening ??= openMend(before);
    },
    note(record, event) {
      const { header } = attempt.getState();
      if (event === 'result.overrule') void saveOverrules(study.documents, header.id, record.overrules);
      else if (isOpen() && isWorthNoting(record, attempt.getEntries().length > 0)) attempt.note(event, toJson(record));
    },
    setPaused(isPaused) {
      const entries = attempt.getEntries();
      if (!isOpen() || entries.length === 0 || getActivity(entries).isPaused === isPaused) return;
      attempt.note(isPaused ? pauseEvent : resumeEvent, null);
    },
    async grade(comparison, { selfRating, hints }) {
      await opening;
      if (!isOpen()) return null;
      const { activeMs } = getActivity(attempt.getEntries(), attempt.getOpenMs());
      const parts = { comparison, selfRating, hints, durationMs: activeMs, finishedAt: clock.now() };
      // Where storage fails the write is repeated in the background, and the site says so.
      attempt.finish(createResult(parts)).catch(() => undefined);
      if (isMending) return null;
      const { header } = attempt.getState();
      graded = header.id;
      return header;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async discard() {
      await opening;
      const { id } = attempt.getState().header;
      const isDraft = isOpen();
      close();
      if (isDraft) await study.attempts.remove(id);
    },
    close,
  };
}
