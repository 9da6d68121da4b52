/** Makes pictures: paints where nothing is seen, and hands the pixels on to a canvas that only shows them. */
export interface Press {
  /** `draw` starts on an empty canvas of this size in device pixels, or, with `keeps`, on what `canvas` shows. */
  print(canvas: HTMLCanvasElement, size: PixelSize, draw: DrawPicture, keeps?: boolean): void;
  destroy(): void;
}

interface PixelSize {
  readonly width: number;
  readonly height: number;
}

type DrawPicture = (context: CanvasRenderingContext2D) => void;

/**
 * Why pictures: a browser that composites in software copies each visible 2D canvas in every frame, changed or not (1.5 ms
 * at 1800 by 1300 pixels in Chromium 147), a `bitmaprenderer` canvas only once. To paint one costs more, though: what
 * changes in every frame is better off on a 2D canvas.
 */
export function createPress(): Press {
  const plate = new OffscreenCanvas(0, 0);
  // Both kinds of context paint alike; only what they say of their canvas differs.
  const context = plate.getContext('2d') as unknown as CanvasRenderingContext2D;
  return {
    print(canvas, { width, height }, draw, keeps = false) {
      for (const one of [plate, canvas]) {
        if (one.width !== width) one.width = width;
        if (one.height !== height) one.height = height;
      }
      if (keeps) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.drawImage(canvas, 0, 0);
      }
      draw(context);
      canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(plate.transferToImageBitmap());
    },
    destroy: () => release(plate),
  };
}

/** Frees the pixels of a canvas at once; some browsers keep those of one that is gone for a while. */
export function release(canvas: HTMLCanvasElement | OffscreenCanvas): void {
  canvas.width = canvas.height = 0;
}
