import type { LabelCache } from './labels.ts';
import type { Palette } from './palette.ts';
import type { GetShape } from './shapes.ts';

/** What a drawing looks like: colours, measured labels and the shapes of kinds. */
export interface Style {
  readonly palette: Palette;
  readonly labels: LabelCache;
  readonly getShape: GetShape;
}

/** What the paint functions share: the context is in diagram units, `scale` is device-independent pixels per unit. */
export interface Painting extends Style {
  readonly context: CanvasRenderingContext2D;
  readonly scale: number;
  /** Id of the element whose label is being typed: it is not painted under the text field. */
  readonly editing: string | null;
}
