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
 * @param hasWay whether a reference edge earns its units without an edge of its own
 */
export function pairEdges(
  wanted: readonly WantedEdge[],
  drawn: readonly DrawnArc[],
  getSaving: (edge: number) => number,
  hasWay: (wanted: WantedEdge) => boolean,
): PairedEdge[] {
  const opposed = new Set(wanted.map(({ arc }) => arc)).size > 1;
  const spare = wanted.map((edge) => (hasWay(edge) ? edge.units * tieFactor : 0));
  let best: PairedEdge[] = [];
  let bestWorth = -1;
  const chosen: PairedEdge[] = [];
  const search = (index: number, worth: number): void => {
    const edge = wanted[index];
    if (edge === undefined) {
      if (worth > bestWorth) {
        bestWorth = worth;
        best = [...chosen];
      }
      return;
    }
    for (const arc of drawn) {
      // The two heads of one edge serve two wanted edges that run opposite ways, and no others.
      if (chosen.some(({ drawn: used }) => used === arc || (!opposed && used.edge === arc.edge))) continue;
      const verdict = getVerdict(edge, arc, opposed);
      const earned = verdict === 'present' ? edge.units : getReversedUnits(edge.units);
      const isNew = !chosen.some((other) => other.drawn.edge === arc.edge);
      const saved = isNew ? getSaving(arc.edge) * tieFactor + 1 : 0;
      chosen.push({ wanted: index, drawn: arc, verdict });
      // A little more than earned, so that optional edges are matched too, and with drawn edges of their own.
      search(index + 1, worth + earned * tieFactor + saved + (verdict === 'present' ? 2 : 1));
      chosen.pop();
      if (wanted.length > 5 && verdict === 'present') return;
    }
    search(index + 1, worth + spare[index]!);
  };
  search(0, 0);
  return best;
}

function getVerdict(wanted: WantedEdge, drawn: DrawnArc, opposed: boolean): ArcVerdict {
  if (wanted.arc === 'either') return 'present';
  if (drawn.both && !opposed) return 'reversed';
  return wanted.arc === drawn.arc ? 'present' : 'reversed';
}
