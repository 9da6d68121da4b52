import { createDiagram, type Diagram } from '@calque/diagram';
import { applyEntry, type Snapshot } from '../attempt/log.ts';
import type { LogEntry } from '../attempt/types.ts';

export interface TimelineStep {
  readonly seq: number;
  /** Milliseconds from the start of the replay, with long thinking shortened. */
  readonly at: number;
  readonly userEvent: string;
}

/** A drawing as it came to be, to be played and scrubbed. */
export interface Timeline {
  readonly steps: readonly TimelineStep[];
  readonly durationMs: number;
  /** The drawing at a time of the replay. Before the first step: the sheet as it was handed out. */
  getDiagram(at: number): Diagram;
  /** Number of steps done at a time. */
  getPosition(at: number): number;
}

export interface TimelineOptions {
  /** Longest wait between two steps in the replay, in milliseconds. Default 1500. */
  readonly maxGapMs?: number | undefined;
}

/**
 * Makes a replay of an attempt. Where the start of the log was lost, it begins at the first snapshot from which every
 * step is there. A jump costs the steps since the nearest snapshot (at most some 50), the next frame only its own steps.
 */
export function createTimeline(
  log: { readonly snapshots: readonly Snapshot[]; readonly entries: readonly LogEntry[] },
  options: TimelineOptions = {},
): Timeline {
  const { maxGapMs = 1500 } = options;
  const snapshots = log.snapshots.toSorted((a, b) => a.seq - b.seq);
  const start = findStart(snapshots, log.entries);
  const entries = log.entries.filter(({ seq }) => seq > start.seq);
  let at = 0;
  const steps = entries.map(({ seq, at: real, userEvent }, index): TimelineStep => {
    at += Math.min(maxGapMs, real - (entries[index - 1]?.at ?? real));
    return { seq, at, userEvent };
  });
  let cached = { position: 0, diagram: start.diagram };

  function getPosition(time: number): number {
    let low = 0;
    let high = steps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (steps[middle]!.at <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    steps,
    durationMs: at,
    getPosition,
    getDiagram(time) {
      if (time < 0) return start.diagram;
      const position = getPosition(time);
      const nearest = snapshots.findLast(({ seq }) => seq >= start.seq && seq <= start.seq + position) ?? start;
      const isCacheNearer = cached.position <= position && cached.position >= nearest.seq - start.seq;
      const from = isCacheNearer ? cached : { position: nearest.seq - start.seq, diagram: nearest.diagram };
      const diagram = entries.slice(from.position, position).reduce(applyEntry, from.diagram);
      cached = { position, diagram };
      return diagram;
    },
  };
}

/** The earliest snapshot from which the entries run to the end without a gap. */
function findStart(snapshots: readonly Snapshot[], entries: readonly LogEntry[]): Snapshot {
  const known = new Set(entries.map(({ seq }) => seq));
  const last = entries.at(-1)?.seq ?? 0;
  let seq = last;
  while (known.has(seq)) seq -= 1;
  return snapshots.find((snapshot) => snapshot.seq >= seq) ?? { seq: 0, diagram: createDiagram() };
}
