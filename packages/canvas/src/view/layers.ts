/** Paints onto a layer's canvas, in device pixels; it sets its own transform. */
export type PaintLayer = (context: CanvasRenderingContext2D) => void;

/** One canvas on top of those before it. Nothing listens: what is hit is found in the editor's spatial index. */
export interface Layer {
  readonly canvas: HTMLCanvasElement;
  /** Width and height in CSS pixels. A new size leaves the canvas empty. */
  setSize(width: number, height: number, pixelRatio: number): void;
  draw(): void;
  destroy(): void;
}

/** Makes a layer as the last child of `container`. With `clears`, each drawing starts on an empty canvas. */
export function createLayer(container: Element, paint: PaintLayer, clears = false): Layer {
  const canvas = container.ownerDocument.createElement('canvas');
  canvas.className = 'calque-layer';
  canvas.width = 0;
  canvas.height = 0;
  container.append(canvas);
  const context = canvas.getContext('2d')!;
  return {
    canvas,
    setSize(width, height, pixelRatio) {
      canvas.width = Math.round(width * pixelRatio);
      canvas.height = Math.round(height * pixelRatio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    },
    draw() {
      if (clears) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, canvas.width, canvas.height);
      }
      paint(context);
    },
    destroy() {
      // Frees the pixels at once; some browsers keep those of a removed canvas for a while.
      canvas.width = 0;
      canvas.height = 0;
      canvas.remove();
    },
  };
}
