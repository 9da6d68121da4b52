import type { PointerEvent as ReactPointerEvent } from 'react';
import { defaultNodeSize } from '@calque/diagram';
import { useCanvas } from '../view/context.ts';

const threshold = 8;

/** Lets a kind be dragged from a button onto the sheet. Returns what goes on the button's `onPointerDown`. */
export function useDragOut(): (event: ReactPointerEvent, kind: string) => void {
  const { editor, host } = useCanvas();
  return (event, kind) => {
    if (event.button !== 0 || editor.getOptions().readOnly) return;
    const { currentTarget: button, pointerId, clientX, clientY } = event;
    const controller = new AbortController();
    const { signal } = controller;
    let isDragging = false;
    // At once: a quick hand is off the button with its first move.
    button.setPointerCapture(pointerId);

    const getPoint = (move: PointerEvent) => {
      const point = host.getSurface()?.toDiagram(move.clientX, move.clientY);
      const { camera, viewport } = editor.getSession();
      const isInside =
        point &&
        point.x >= camera.x &&
        point.y >= camera.y &&
        point.x <= camera.x + viewport.width / camera.zoom &&
        point.y <= camera.y + viewport.height / camera.zoom;
      return isInside ? point : null;
    };
    const end = () => {
      controller.abort();
      if (isDragging) editor.setSession({ preview: null });
    };
    button.addEventListener(
      'pointermove',
      (move) => {
        const moved = move as PointerEvent;
        if (moved.pointerId !== pointerId) return;
        if (!isDragging && Math.hypot(moved.clientX - clientX, moved.clientY - clientY) < threshold) return;
        isDragging = true;
        const point = getPoint(moved);
        const { width, height } = defaultNodeSize;
        editor.setSession({
          preview: point && {
            type: 'box',
            kind,
            box: { x: point.x - width / 2, y: point.y - height / 2, width, height },
          },
        });
      },
      { signal },
    );
    button.addEventListener(
      'pointerup',
      (up) => {
        const point = isDragging ? getPoint(up as PointerEvent) : null;
        // The click that follows would pick up the box tool.
        if (isDragging)
          button.addEventListener('click', (click) => click.stopPropagation(), { once: true, capture: true });
        end();
        if (!point) return;
        host.open(null);
        editor.run('node.add', { kind, point });
      },
      { signal },
    );
    button.addEventListener('pointercancel', end, { signal });
  };
}
