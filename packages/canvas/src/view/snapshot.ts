/** How long after its last use a snapshot is given up, in milliseconds. */
const keepFor = 300;

export interface Snapshot {
  /** Shows a picture of the layers instead of them; taken anew if they changed since. */
  show(hasChanged: boolean): void;
  /** Shows the layers themselves again, now. */
  drop(): void;
  destroy(): void;
}

/**
 * While the canvases are only moved or stretched, a picture of them is moved instead. A browser that composites in
 * software copies every visible 2D canvas anew in each frame, changed or not (1.4 ms for each of two copies at 1800 by
 * 1300 pixels in Chromium 147); an image bitmap it copies once. The picture costs memory, so it does not outlive a gesture.
 */
export function createSnapshot(
  canvas: HTMLCanvasElement,
  getPaper: () => string,
  getLayers: () => readonly HTMLCanvasElement[],
): Snapshot {
  const window = canvas.ownerDocument.defaultView!;
  const context = canvas.getContext('bitmaprenderer', { alpha: false });
  let isShown = false;
  let timer = 0;

  function take(layers: readonly HTMLCanvasElement[]) {
    const [first] = layers;
    if (!first || first.width === 0 || first.height === 0) return false;
    const copy = new OffscreenCanvas(first.width, first.height);
    // Opaque, with the paper in it: nothing needs to be drawn beneath it.
    const target = copy.getContext('2d', { alpha: false });
    if (!target || !context) return false;
    target.fillStyle = getPaper();
    target.fillRect(0, 0, copy.width, copy.height);
    for (const layer of layers) {
      target.globalAlpha = Number(layer.style.opacity || 1);
      target.drawImage(layer, 0, 0);
    }
    if (canvas.width !== first.width) canvas.width = first.width;
    if (canvas.height !== first.height) canvas.height = first.height;
    canvas.style.width = first.style.width;
    canvas.style.height = first.style.height;
    context.transferFromImageBitmap(copy.transferToImageBitmap());
    return true;
  }

  function setShown(next: boolean) {
    if (next === isShown) return;
    isShown = next;
    canvas.hidden = !next;
    for (const layer of getLayers()) layer.style.visibility = next ? 'hidden' : 'visible';
  }

  function drop() {
    window.clearTimeout(timer);
    if (!isShown) return;
    setShown(false);
    context?.transferFromImageBitmap(null);
  }

  return {
    show(hasChanged) {
      if (typeof OffscreenCanvas === 'undefined') return;
      if (!isShown || hasChanged) setShown(take(getLayers()));
      window.clearTimeout(timer);
      timer = window.setTimeout(drop, keepFor);
    },
    drop,
    destroy: () => window.clearTimeout(timer),
  };
}
