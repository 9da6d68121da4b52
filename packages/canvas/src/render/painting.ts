import type { LabelCache } from './labels.ts';
import type { Palette } from './palette.ts';

/** What the paint functions share: the context is in diagram units, `scale` is device-independent pixels per unit. */
export interface Painting {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly labels: LabelCache;
  readonly scale: number;
  /** Id of the element whose label is being typed: it is not painted under the text field. */
  readonly editing: string | null;
}
