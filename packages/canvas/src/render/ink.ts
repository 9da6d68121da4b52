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

/** Path data of a stroke, from the stroke's own corner: its outline to be filled, or until that is loaded its line to be stroked. */
export function getInkPath(stroke: Samples): { readonly data: string; readonly isOutline: boolean } {
  if (getOutline) return { data: getOutline(stroke), isOutline: true };
  const line = getStrokePoints({ id: '', ...stroke, x: 0, y: 0 }).map(({ x, y }) => `${x} ${y}`);
  return { data: `M${line[0]}L${line.join('L')}`, isOutline: false };
}
