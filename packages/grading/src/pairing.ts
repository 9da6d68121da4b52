/** Which way a drawn edge runs between two boxes, seen from the first: each arrowhead is one arc. */
export type Arc = 'forward' | 'backward' | 'none';

export interface DrawnArc {
  /** Index of the drawn edge. */
  readonly edge: number;
  readonly arc: Arc;
  /** Whether the drawn edge has a head at each end. */
  readonly both: boolean;
}

/** A reference edge between two rows, seen from the first. */
export interface WantedEdge {
  /** Index of the reference edge. */
  readonly edge: number;
  readonly arc: 'forward' | 'backward' | 'either';
  readonly units: number;
}

export type ArcVerdict = 'present' | 'reversed';

export interface PairedEdge {
  /** Index into the wanted edges. */
  readonly wanted: number;
  readonly drawn: DrawnArc;
  readonly verdict: ArcVerdict;
}

const tieFactor = 64;

/** Units of an edge that is there but points wrongly. */
export const getReversedUnits = (units: number): number => Math.floor(units / 2);

/**
 * Matches the reference edges between two rows with the edges drawn between their two boxes so that the units earned
 * are greatest: exact up to five parallel edges, in order of the reference beyond.
 *
 * @param getSaving units that using a drawn edge saves, since it is then no extra
 */
export function pairEdges(
  wanted: readonly WantedEdge[],
  drawn: readonly DrawnArc[],
  getSaving: (edge: number) => number,
): PairedEdge[] {
  const opposed = new Set(wanted.map(({ arc }) => arc)).size > 1;
  let best: PairedEdge[] = [];
  let bestUnits = -1;
  const used = new Set<DrawnArc>();
  const chosen: PairedEdge[] = [];
  const search = (index: number, units: number): void => {
    const edge = wanted[index];
    if (edge === undefined || chosen.length === drawn.length) {
      if (units > bestUnits) {
        bestUnits = units;
        best = [...chosen];
      }
      return;
    }
    for (const arc of drawn) {
      if (used.has(arc)) continue;
      const verdict = getVerdict(edge, arc, opposed);
      const earned = verdict === 'present' ? edge.units : getReversedUnits(edge.units);
      const isNew = !chosen.some((other) => other.drawn.edge === arc.edge);
      const saved = isNew ? getSaving(arc.edge) * tieFactor + 1 : 0;
      used.add(arc);
      chosen.push({ wanted: index, drawn: arc, verdict });
      // A little more than earned, so that optional edges are matched too, and with drawn edges of their own.
      search(index + 1, units + earned * tieFactor + saved + (verdict === 'present' ? 2 : 1));
      chosen.pop();
      used.delete(arc);
      if (wanted.length > 5 && verdict === 'present') return;
    }
    if (wanted.length > drawn.length) search(index + 1, units);
  };
  search(0, 0);
  return best;
}

function getVerdict(wanted: WantedEdge, drawn: DrawnArc, opposed: boolean): ArcVerdict {
  if (wanted.arc === 'either') return 'present';
  if (drawn.both && !opposed) return 'reversed';
  return wanted.arc === drawn.arc ? 'present' : 'reversed';
}
