import { openStudyStore, type StudyStore } from '@calque/exercise';
import { createBrowserTabLocks, openIndexedDb } from '@calque/exercise/indexeddb';
import { clock } from './clock.ts';

/** Opens the learner's data on this device; where that is refused, data lives in memory until the tab closes. */
export function openStudy(): Promise<StudyStore> {
  return openStudyStore({ open: () => openIndexedDb(), clock, tabs: createBrowserTabLocks() });
}
