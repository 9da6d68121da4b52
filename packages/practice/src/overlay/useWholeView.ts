import type { Decoration, DiagramCanvasHandle } from '@calque/canvas';
import type { Diagram } from '@calque/diagram';
import { type RefObject, useEffect, useRef } from 'react';

/** Fits what was drawn and the ghosts around it into view when `isOn` becomes true, once the panel has taken its room. */
export function useWholeView(
  canvas: RefObject<DiagramCanvasHandle | null>,
  isOn: boolean,
  diagram: Diagram,
  decorations: readonly Decoration[],
): void {
  const shown = useRef<readonly string[]>([]);
  useEffect(() => {
    shown.current = [...diagram.nodes, ...decorations].map(({ id }) => id);
  });
  useEffect(() => {
    if (!isOn) return undefined;
    // The panel opens in this frame, and the canvas learns its new size before the next.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => canvas.current?.fitView(shown.current));
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, isOn]);
}
