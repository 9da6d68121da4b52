import { type PointerEvent, useRef } from 'react';
import type { Box, Point } from '@calque/diagram';
import { useCanvas, useEditorValue } from '../../view/context.ts';
import { type TracingPaper, getPaperBox } from '../../view/tracing.ts';

const cursors = {
  nw: 'nwse-resize',
  n: 'ns-resize',
  ne: 'nesw-resize',
  e: 'ew-resize',
  se: 'nwse-resize',
  s: 'ns-resize',
  sw: 'nesw-resize',
  w: 'ew-resize',
} as const;
type Corner = keyof typeof cursors;

/** The frame around what is shown of the image, to be dragged by its sides and corners. Fields do the same for a keyboard. */
export function CropFrame({ paper }: { readonly paper: TracingPaper }) {
  const { host } = useCanvas();
  const camera = useEditorValue((_, session) => session.camera);
  const drag = useRef<{ readonly from: Point; readonly crop: Box } | null>(null);
  const unit = paper.scale * camera.zoom;

  function start(event: PointerEvent) {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: { x: event.clientX, y: event.clientY }, crop: paper.crop };
  }

  function move(event: PointerEvent, corner: Corner) {
    if (!drag.current) return;
    const { from, crop } = drag.current;
    host.tracing.setCrop(dragCorner(crop, corner, (event.clientX - from.x) / unit, (event.clientY - from.y) / unit));
  }

  const toScreen = ({ x, y, width, height }: Box) => ({
    left: (x - camera.x) * camera.zoom,
    top: (y - camera.y) * camera.zoom,
    width: width * camera.zoom,
    height: height * camera.zoom,
  });
  const shown = toScreen(getPaperBox(paper));
  const whole = toScreen(getPaperBox({ ...paper, crop: { x: 0, y: 0, width: paper.width, height: paper.height } }));
  return (
    <div className="calque-crop" aria-hidden="true">
      <div className="calque-crop-whole" style={whole}>
        <div
          className="calque-crop-veil"
          style={{ ...shown, left: shown.left - whole.left, top: shown.top - whole.top }}
        />
      </div>
      <div className="calque-crop-shown" style={shown}>
        {(Object.keys(cursors) as Corner[]).map((corner) => (
          <div
            key={corner}
            className="calque-crop-handle"
            style={getPlace(corner)}
            onPointerDown={start}
            onPointerMove={(event) => move(event, corner)}
            onPointerUp={() => (drag.current = null)}
            onPointerCancel={() => (drag.current = null)}
          />
        ))}
      </div>
    </div>
  );
}

function getPlace(corner: Corner) {
  const place = (start: string, end: string) => (corner.includes(start) ? 0 : corner.includes(end) ? '100%' : '50%');
  return { left: place('w', 'e'), top: place('n', 's'), cursor: cursors[corner] };
}

/** A side is dragged no farther than the opposite one. */
function dragCorner({ x, y, width, height }: Box, corner: Corner, dx: number, dy: number): Box {
  const west = corner.includes('w') ? Math.min(dx, width) : 0;
  const east = corner.includes('e') ? Math.max(dx, -width) : 0;
  const north = corner.includes('n') ? Math.min(dy, height) : 0;
  const south = corner.includes('s') ? Math.max(dy, -height) : 0;
  return { x: x + west, y: y + north, width: width - west + east, height: height - north + south };
}
