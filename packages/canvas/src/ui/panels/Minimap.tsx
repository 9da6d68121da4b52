import { type PointerEvent, useEffect, useRef } from 'react';
import { type Box, type Point, unionBoxes } from '@calque/diagram';
import { useCanvas } from '../../view/context.ts';

const padding = 6;

/** The whole drawing, small, with the part that is in view framed. Pressing or dragging in it moves the view. */
export default function Minimap() {
  const { editor, host } = useCanvas();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<((clientX: number, clientY: number) => void) | null>(null);

  useEffect(() => {
    const element = canvas.current!;
    const context = element.getContext('2d')!;
    const window = element.ownerDocument.defaultView!;
    let request = 0;

    function draw() {
      request = 0;
      const surface = host.getSurface();
      if (!surface) return;
      const { camera, viewport } = editor.getSession();
      const { clientWidth: width, clientHeight: height } = element;
      const ratio = window.devicePixelRatio || 1;
      element.width = width * ratio;
      element.height = height * ratio;
      const view: Box = {
        x: camera.x,
        y: camera.y,
        width: viewport.width / camera.zoom,
        height: viewport.height / camera.zoom,
      };
      const content = surface.getContentBox();
      const shown = unionBoxes(content ? [content, view] : [view])!;
      const scale = Math.min((width - 2 * padding) / shown.width, (height - 2 * padding) / shown.height);
      const origin: Point = {
        x: shown.x + shown.width / 2 - width / 2 / scale,
        y: shown.y + shown.height / 2 - height / 2 / scale,
      };
      const palette = surface.getPalette();
      const { groups, nodes, strokes = [] } = editor.getState().diagram;
      context.setTransform(scale * ratio, 0, 0, scale * ratio, -origin.x * scale * ratio, -origin.y * scale * ratio);
      context.fillStyle = palette.hairline;
      for (const group of groups) context.fillRect(group.x, group.y, group.width, group.height);
      context.fillStyle = palette.quiet;
      for (const node of nodes) context.fillRect(node.x, node.y, node.width, node.height);
      context.lineWidth = 0.75 / scale;
      context.strokeStyle = palette.quiet;
      for (const { x, y, points } of strokes) {
        context.beginPath();
        for (let at = 0; at < points.length; at += 3) context.lineTo(x + points[at]!, y + points[at + 1]!);
        context.stroke();
      }
      context.strokeStyle = palette.accent;
      context.lineWidth = 1.5 / scale;
      context.strokeRect(view.x, view.y, view.width, view.height);
      drag.current = (clientX, clientY) => {
        const rect = element.getBoundingClientRect();
        const now = editor.getSession();
        const x = origin.x + (clientX - rect.left) / scale - now.viewport.width / 2 / now.camera.zoom;
        const y = origin.y + (clientY - rect.top) / scale - now.viewport.height / 2 / now.camera.zoom;
        editor.setSession({ camera: { ...now.camera, x, y } });
      };
    }

    const schedule = () => {
      if (request === 0) request = window.requestAnimationFrame(draw);
    };
    schedule();
    let { camera, viewport } = editor.getSession();
    let { diagram } = editor.getState();
    const unsubscribe = editor.subscribe(({ state, session }) => {
      if (session.camera === camera && session.viewport === viewport && state.diagram === diagram) return;
      ({ camera, viewport } = session);
      ({ diagram } = state);
      schedule();
    });
    return () => {
      unsubscribe();
      window.cancelAnimationFrame(request);
    };
  }, [editor, host]);

  const move = (event: PointerEvent) => {
    if (event.buttons === 1) drag.current?.(event.clientX, event.clientY);
  };
  return (
    <div className="calque-panel calque-minimap" aria-hidden="true">
      <canvas
        ref={canvas}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          move(event);
        }}
        onPointerMove={move}
      />
    </div>
  );
}
