import type { Point } from '@calque/diagram';
import type { Editor } from '@calque/editor';
import type { Palette } from '../render/palette.ts';

/** How long a point of the trail is seen, in milliseconds. */
const life = 1000;
/** Width of the trail where it is new, and radius of the dot, in CSS pixels. */
const width = 8;
const radius = 6;

interface Mark extends Point {
  readonly time: number;
  /** Whether the line to it comes from the mark before. */
  readonly isJoined: boolean;
}

export interface LaserOptions {
  readonly area: HTMLElement;
  readonly editor: Editor;
  getPalette(): Palette;
}

/**
 * Draws where a laser pointer points and has just been, on a canvas of its own above the drawing: a dot, and a line that gets
 * thinner until it is gone. With reduced motion there is only the dot.
 */
export function createLaser({ area, editor, getPalette }: LaserOptions, signal: AbortSignal): void {
  const window = area.ownerDocument.defaultView!;
  const stillness = window.matchMedia('(prefers-reduced-motion: reduce)');
  const canvas = area.ownerDocument.createElement('canvas');
  canvas.className = 'calque-laser';
  canvas.hidden = true;
  area.append(canvas);
  const context = canvas.getContext('2d')!;
  let marks: Mark[] = [];
  let dot: Point | null = null;
  let request = 0;

  function draw() {
    request = 0;
    const now = window.performance.now();
    marks = marks.filter(({ time }) => now - time < life);
    canvas.hidden = marks.length === 0 && !dot;
    if (canvas.hidden) return;
    const { camera, viewport } = editor.getSession();
    const ratio = window.devicePixelRatio || 1;
    const [across, down] = [Math.round(viewport.width * ratio), Math.round(viewport.height * ratio)];
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, across, down);
    const unit = camera.zoom * ratio;
    context.setTransform(unit, 0, 0, unit, -camera.x * unit, -camera.y * unit);
    drawTrail(now, camera.zoom);
    if (dot) drawDot(dot, radius / camera.zoom);
    if (marks.length > 0) schedule();
  }

  function drawTrail(now: number, zoom: number) {
    context.lineCap = 'round';
    context.strokeStyle = getPalette().accent;
    marks.forEach(({ x, y, time, isJoined }, index) => {
      const from = marks[index - 1];
      if (!isJoined || !from) return;
      context.lineWidth = ((1 - (now - time) / life) * width) / zoom;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(x, y);
      context.stroke();
    });
  }

  /** Ringed with the colour of the paper, so that it is seen on ink. */
  function drawDot({ x, y }: Point, size: number) {
    const { accent, paper } = getPalette();
    context.fillStyle = accent;
    context.strokeStyle = paper;
    context.lineWidth = size / 3;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }

  function schedule() {
    if (request === 0) request = window.requestAnimationFrame(draw);
  }

  let { camera } = editor.getSession();
  const unsubscribe = editor.subscribe(({ session }) => {
    const point = session.preview?.type === 'laser' ? session.preview.point : null;
    if (point === dot && session.camera === camera) return;
    camera = session.camera;
    if (point && point !== dot && !stillness.matches)
      marks.push({ ...point, time: window.performance.now(), isJoined: dot !== null });
    dot = point;
    schedule();
  });
  signal.addEventListener('abort', () => {
    unsubscribe();
    window.cancelAnimationFrame(request);
    canvas.remove();
  });
}
