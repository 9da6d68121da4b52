import { applyPatches, PatchError, type Diagram } from '@calque/diagram';
import type { LogEntry } from './types.ts';

/** The drawing after the entry `seq`; 0 is the sheet as it was handed out. */
export interface Snapshot {
  readonly seq: number;
  readonly diagram: Diagram;
}

/**
 * Returns the diagram after one entry.
 * @throws PatchError if the entry was not made for this diagram.
 */
export function applyEntry(diagram: Diagram, entry: LogEntry): Diagram {
  if (entry.change.type === 'patches') return applyPatches(diagram, entry.change.patches);
  return entry.change.type === 'reset' ? entry.change.diagram : diagram;
}

/** Returns the diagram after all entries. Equals the diagram that the learner saw after the last of them. */
export function replay(diagram: Diagram, entries: readonly LogEntry[]): Diagram {
  return entries.reduce(applyEntry, diagram);
}

export interface RecoveredLog {
  /** The newest state that the records prove. */
  readonly diagram: Diagram;
  /** Entries that belong to it, ascending; complete from the first one on unless `isComplete` is false. */
  readonly entries: readonly LogEntry[];
  readonly snapshots: readonly Snapshot[];
  /** Whether every step since the start is there, so that a replay shows the whole drawing. */
  readonly isComplete: boolean;
  /** Entries behind a gap, which have nothing to apply to. */
  readonly unreachable: readonly { readonly seq: number; readonly reason: 'gap' | 'patch' }[];
}

/**
 * Puts an attempt together from what could be read: the newest snapshot, then every entry after it without a gap.
 * A lost entry before a snapshot costs only that moment of the replay; a lost one after it ends the log there.
 * @returns null when no snapshot is left to start from
 */
export function recoverLog(snapshots: readonly Snapshot[], entries: readonly LogEntry[]): RecoveredLog | null {
  const start = snapshots.reduce<Snapshot | null>(
    (newest, one) => (!newest || one.seq > newest.seq ? one : newest),
    null,
  );
  if (!start) return null;
  const sorted = entries.toSorted((a, b) => a.seq - b.seq);
  const unreachable: { seq: number; reason: 'gap' | 'patch' }[] = [];
  const kept = sorted.filter((entry) => entry.seq <= start.seq);
  const isComplete = snapshots.some(({ seq }) => seq === 0) && kept.length === start.seq;
  let { diagram } = start;
  let last = start.seq;
  for (const entry of sorted.slice(kept.length)) {
    if (entry.seq !== last + 1) {
      unreachable.push({ seq: entry.seq, reason: 'gap' });
      continue;
    }
    try {
      diagram = applyEntry(diagram, entry);
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      unreachable.push({ seq: entry.seq, reason: 'patch' });
      continue;
    }
    kept.push(entry);
    last = entry.seq;
  }
  return { diagram, entries: kept, snapshots, isComplete, unreachable };
}
