import { type DiagramStroke, getStrokePoints } from '@calque/diagram';

type Samples = Pick<DiagramStroke, 'points' | 'strokeWidth'>;

let getOutline: ((stroke: Samples) => string) | null = null;
let loading: Promise<void> | null = null;

/** What draws outlines comes with the first ink: most drawings have none. Rejects if the import fails; the next call tries again. */
export function loadInk(): Promise<void> {
  return (loading ??= import('@calque/diagram/ink').then(
    ({ getStrokeOutline }) => {
      getOutline = getStrokeOutline;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  ));
}

export const isInkLoaded = () => getOutline !== null;

/** Path data from a stroke's own corner. An outline is to be filled, a line to be stroked. */
export interface InkPath {
  readonly data: string;
  readonly isOutline: boolean;
}

/** The outline of a stroke, or its line until outlines are loaded. */
export function getInkPath(stroke: Samples): InkPath {
  return getOutline ? { data: getOutline(stroke), isOutline: true } : getInkLine(stroke);
}

export function getInkLine(stroke: Samples): InkPath {
  const line = getStrokePoints({ x: 0, y: 0, points: stroke.points }).map(({ x, y }) => `${x} ${y}`);
  // The first point twice, so that a dot is a line too.
  return { data: `M${line[0]}L${line.join('L')}`, isOutline: false };
}
