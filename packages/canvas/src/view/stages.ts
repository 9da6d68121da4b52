import { Layer } from 'konva/lib/Layer';
import { Shape } from 'konva/lib/Shape';
import { Stage } from 'konva/lib/Stage';

/** Paints a layer onto its canvas; called when Konva draws it. */
export type PaintLayer = (context: CanvasRenderingContext2D) => void;

/**
 * A Konva stage in `container` with one layer for each paint function, one shape in each. Nothing listens: what is hit is
 * found in the editor's spatial index, which knows every element, where Konva would paint a second, coloured canvas.
 */
export function createStage(container: HTMLDivElement, paints: readonly PaintLayer[], clears: boolean): Stage {
  const stage = new Stage({ container, width: 1, height: 1, listening: false });
  for (const paint of paints) {
    const layer = new Layer({ listening: false, clearBeforeDraw: clears });
    layer.add(
      new Shape({
        listening: false,
        perfectDrawEnabled: false,
        sceneFunc: (context) => paint(context._context),
      }),
    );
    stage.add(layer);
  }
  return stage;
}
