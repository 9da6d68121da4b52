import { PatchError } from '@calque/diagram';
import { type Attempt, type LogEntry, passKinds } from '@calque/exercise';
import * as v from 'valibot';

/**
 * A page that goes away cannot wait for the database: what was drawn in its last milliseconds may still be on the way. It
 * can write to local storage, though, which is done before the page is gone. The next opening takes it from there.
 */
export interface StashStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** More than this is never on the way at once. */
const stashedEntries = 50;

const stashSchema = v.object({
  attempt: v.string(),
  entries: v.array(
    v.object({
      seq: v.number(),
      userEvent: v.string(),
      change: v.looseObject({ type: v.picklist(['patches', 'reset', 'note']) }),
    }),
  ),
});

const getKey = ({ exercise, pass }: { readonly exercise: string; readonly pass: (typeof passKinds)[number] }) =>
  `calque.stash.${pass}.${exercise}`;

/** Puts the newest entries aside if they are not known to be stored. For `pagehide`, and when the page is hidden. */
export function stashUnsaved(attempt: Attempt, storage: StashStorage): void {
  const { header, save, access } = attempt.getState();
  if (save.state === 'saved' || access === 'read' || header.result) return;
  const entries = attempt.getEntries().slice(-stashedEntries);
  try {
    storage.setItem(getKey(header), JSON.stringify({ attempt: header.id, entries }));
  } catch {
    // Full: the page is going away, and there is nowhere else to turn.
  }
}

/** Adds what was put aside and is not in the attempt, as far as it fits, and forgets it. Returns the number of entries. */
export function restoreUnsaved(attempt: Attempt, storage: StashStorage): number {
  const { header, access } = attempt.getState();
  if (access === 'read' || header.result) return 0;
  const text = storage.getItem(getKey(header));
  if (text === null) return 0;
  storage.removeItem(getKey(header));
  const stash = parseStash(text);
  const known = attempt.getEntries().at(-1)?.seq ?? 0;
  // Where not even the attempt was stored, it has another name now.
  if (!stash || (stash.attempt !== header.id && known > 0)) return 0;
  let restored = 0;
  for (const entry of stash.entries) {
    if (entry.seq !== known + restored + 1) continue;
    if (!addEntry(attempt, entry)) break;
    restored += 1;
  }
  return restored;
}

type StashedEntry = Pick<LogEntry, 'seq' | 'userEvent' | 'change'>;

function addEntry(attempt: Attempt, { userEvent, change }: StashedEntry): boolean {
  try {
    if (change.type === 'patches') attempt.append({ userEvent, patches: change.patches });
    else if (change.type === 'reset') attempt.reset(change.diagram);
    else attempt.note(userEvent, change.data);
    return true;
  } catch (error) {
    if (error instanceof PatchError) return false;
    throw error;
  }
}

/** This site wrote it; anything else is passed over. */
function parseStash(text: string): { readonly attempt: string; readonly entries: readonly StashedEntry[] } | null {
  try {
    const parsed = v.safeParse(stashSchema, JSON.parse(text));
    return parsed.success ? { ...parsed.output, entries: parsed.output.entries as unknown as StashedEntry[] } : null;
  } catch {
    return null;
  }
}

/** Local storage, or a stand-in that keeps nothing where the browser forbids it. */
export function getStashStorage(): StashStorage {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}
