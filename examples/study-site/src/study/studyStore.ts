import type { AttemptHeader, StorageErrorKind, StudyStore } from '@calque/exercise';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ProgressMap, getProgress } from './progress.ts';

/** Everything the learner did, as far as pages show it. */
export interface Work {
  /** Graded attempts, newest start first. Mended drawings are not among them: their scores prove nothing. */
  readonly results: readonly AttemptHeader[];
  readonly drafts: readonly AttemptHeader[];
  readonly progress: ProgressMap;
}

let study: Promise<StudyStore> | null = null;
let problem: StorageErrorKind | null = null;
let work: Work | null = null;
const listeners = new Set<() => void>();

/** Opens the learner's data once a page; the code for it loads on first use. Never rejects for want of storage. */
export function getStudy(): Promise<StudyStore> {
  study ??= import('./openStudy.ts').then(async ({ openStudy }) => {
    const store = await openStudy();
    setProblem(store.unavailable?.kind ?? null);
    store.subscribe(({ error }) => setProblem(store.unavailable?.kind ?? error?.kind ?? null));
    return store;
  });
  study.catch(() => (study = null));
  return study;
}

/** The opened store, or null while it opens. */
export function useStudy(): StudyStore | null {
  const [store, setStore] = useState<StudyStore | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void getStudy().then((opened) => isCurrent && setStore(opened));
    return () => {
      isCurrent = false;
    };
  }, []);
  return store;
}

/** What keeps the learner's work from being saved, if anything does. */
export function useStorageProblem(): StorageErrorKind | null {
  return useSyncExternalStore(subscribe, () => problem);
}

/** The learner's work, read again each time a page that shows it opens; null until the first reading. */
export function useWork(): Work | null {
  useEffect(() => {
    void refreshWork();
    const refresh = () => void (document.visibilityState === 'visible' && refreshWork());
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, []);
  return useSyncExternalStore(subscribe, () => work);
}

/** Reads the work again, after a result was added or data was imported or deleted. */
export async function refreshWork(): Promise<Work> {
  const store = await getStudy();
  const { listMends } = await import('./mends.ts');
  const [{ attempts }, mends] = await Promise.all([store.attempts.list(), listMends(store.documents)]);
  const results = attempts.filter(({ id, result }) => result && !mends.has(id));
  const drafts = attempts.filter(({ result }) => !result);
  work = { results, drafts, progress: getProgress([...results, ...drafts]) };
  publish();
  return work;
}

function setProblem(kind: StorageErrorKind | null): void {
  if (kind === problem) return;
  problem = kind;
  publish();
}

function publish(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
