import type { AttemptHeader, StorageErrorKind, StudyStore } from '@calque/exercise';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ProgressMap, getProgress } from './progress.ts';

let study: Promise<StudyStore> | null = null;
let problem: StorageErrorKind | null = null;
let headers: readonly AttemptHeader[] | null = null;
let progress: ProgressMap | null = null;
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

/** Every attempt on this device, read again each time a page that shows them opens; null until the first reading. */
export function useAttempts(): readonly AttemptHeader[] | null {
  useEffect(() => {
    void refreshAttempts();
    const refresh = () => void (document.visibilityState === 'visible' && refreshAttempts());
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, []);
  return useSyncExternalStore(subscribe, () => headers);
}

/** What was done with each exercise; null until it is read. */
export function useProgress(): ProgressMap | null {
  useAttempts();
  return useSyncExternalStore(subscribe, () => progress);
}

/** Reads the attempts again, after a result was added or data was imported or deleted. */
export async function refreshAttempts(): Promise<void> {
  const store = await getStudy();
  const { attempts } = await store.attempts.list();
  headers = attempts;
  progress = getProgress(attempts);
  publish();
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
