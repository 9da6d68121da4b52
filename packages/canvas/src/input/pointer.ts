import type { Point } from '@calque/diagram';
import {
  type Editor,
  type HitTarget,
  type Modifiers,
  type PointerKind,
  getCameraZoomed,
  hitTest,
} from '@calque/editor';

export interface PointerOptions {
  readonly editor: Editor;
  readonly element: HTMLElement;
  readonly isMac: boolean;
  toDiagram(clientX: number, clientY: number): Point;
  /** Whether the canvas has the focus: only then is the wheel its own. */
  hasFocus(): boolean;
  onPress(target: HitTarget): void;
  /** A right click, or a finger held still. Client coordinates. */
  onMenu(clientX: number, clientY: number, target: HitTarget): void;
  /** A press that did not become a drag, for the host's decorations. */
  onTap(point: Point): void;
  onHover(point: Point | null): void;
}

const longPress = 500;
const tremble = 9;
const lineTolerance = 6;

const freehand: ReadonlySet<string | undefined> = new Set(['lasso', 'ink', 'erase', 'laser']);

/**
 * Turns pointer and wheel events of an element into inputs of the editor. Returns the function that ends it. One finger
 * on empty paper pans and on an element drags it, two pinch. Once a pen has been seen, fingers only pan, and while it is down
 * they do nothing: that is the palm of its hand.
 */
export function listenToPointers(options: PointerOptions): () => void {
  const { editor, element, toDiagram } = options;
  const window = element.ownerDocument.defaultView!;
  const touches = new Map<number, Point>();
  let active: number | null = null;
  let pan: { id: number; x: number; y: number; moved: boolean } | null = null;
  let pinch: { distance: number; middle: Point } | null = null;
  let pressed: { x: number; y: number; point: Point; target: HitTarget } | null = null;
  let hasPen = false;
  let isPenDown = false;
  let timer = 0;

  const modifiersOf = (event: MouseEvent): Modifiers => ({
    shift: event.shiftKey,
    alt: event.altKey,
    mod: options.isMac ? event.metaKey : event.ctrlKey,
  });
  // A mouse is given targets as large as a pen's: 24 CSS pixels (WCAG 2.5.8).
  const hit = (point: Point, pointer: PointerKind) =>
    hitTest(editor, point, lineTolerance, pointer === 'mouse' ? 'pen' : pointer);
  const pointOf = (event: MouseEvent) => toDiagram(event.clientX, event.clientY);

  function send(type: 'pointerDown' | 'pointerMove' | 'pointerUp', event: PointerEvent) {
    const point = pointOf(event);
    const pointer = kindOf(event);
    const target = hit(point, pointer);
    // Of all pointers only a pen tells how hard it is pressed.
    const pressure = pointer === 'pen' ? event.pressure : undefined;
    const input = { point, target, pointer, modifiers: modifiersOf(event), pressure, time: event.timeStamp };
    if (type === 'pointerDown') editor.input({ type, button: event.button, ...input });
    else editor.input({ type, ...input });
    return target;
  }

  const hasDrawingTool = () => !['select', 'hand'].includes(editor.getSession().tool);
  /** A palm may rest for long, or be lifted without having moved. */
  const isPalm = () => hasPen && hasDrawingTool();

  /** A pen goes before whatever its palm has begun. */
  function putPenDown() {
    window.clearTimeout(timer);
    if (active !== null) editor.input({ type: 'cancel' });
    touches.clear();
    active = null;
    pan = null;
    pinch = null;
    isPenDown = true;
  }

  function onPointerDown(event: PointerEvent) {
    if (event.pointerType === 'pen') {
      hasPen = true;
      putPenDown();
    }
    if (event.pointerType === 'touch') {
      if (isPenDown) return;
      touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (touches.size === 2) {
        startPinch();
        return;
      }
      if (touches.size > 2) return;
    }
    if (active !== null || pan) return;
    const point = pointOf(event);
    const target = hit(point, kindOf(event));
    options.onPress(target);
    pressed = { x: event.clientX, y: event.clientY, point, target };
    element.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      if (!isPalm()) timer = window.setTimeout(() => openMenu(event, target), longPress);
      if (hasPen || (target.type === 'canvas' && !hasDrawingTool())) {
        pan = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
        return;
      }
    }
    if (event.button === 2) return;
    active = event.pointerId;
    send('pointerDown', event);
  }

  function openMenu(event: MouseEvent, target: HitTarget) {
    window.clearTimeout(timer);
    if (active !== null) editor.input({ type: 'cancel' });
    active = null;
    pan = null;
    pressed = null;
    options.onMenu(event.clientX, event.clientY, target);
  }

  function onPointerMove(event: PointerEvent) {
    // A pen is seen before it is put down.
    if (event.pointerType === 'pen') hasPen = true;
    if (touches.has(event.pointerId)) touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > tremble)
      window.clearTimeout(timer);
    if (pinch) {
      movePinch();
      return;
    }
    if (pan?.id === event.pointerId) {
      const { camera } = editor.getSession();
      const dx = event.clientX - pan.x;
      const dy = event.clientY - pan.y;
      if (!pan.moved && Math.hypot(dx, dy) < tremble) return;
      editor.setSession({ camera: { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom } });
      pan = { id: pan.id, x: event.clientX, y: event.clientY, moved: true };
      return;
    }
    if (event.pointerType === 'touch' && active !== event.pointerId) return;
    if (active !== null && active !== event.pointerId) return;
    // What is drawn by hand goes through every point the hand has been at, other gestures only where it is.
    const isFreehand = freehand.has(editor.getSession().preview?.type);
    for (const step of isFreehand ? event.getCoalescedEvents() : []) send('pointerMove', step);
    send('pointerMove', event);
    if (active === null) options.onHover(pointOf(event));
  }

  /** Whether an event that ends a touch or a press is one of those that count. */
  function lift({ pointerType, pointerId }: PointerEvent): boolean {
    if (pointerType === 'pen') isPenDown = false;
    return touches.delete(pointerId) || pointerType !== 'touch';
  }

  function onPointerUp(event: PointerEvent) {
    if (!lift(event)) return;
    window.clearTimeout(timer);
    if (pinch) {
      if (touches.size < 2) pinch = null;
      return;
    }
    const tapped = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= tremble;
    if (pan?.id === event.pointerId) {
      // A finger that did not move tapped the paper: that is a click of the tool.
      if (!pan.moved && pressed && !isPalm()) {
        send('pointerDown', event);
        send('pointerUp', event);
      }
      pan = null;
    } else if (active === event.pointerId) {
      active = null;
      send('pointerUp', event);
    }
    if (tapped && pressed && event.button !== 2) options.onTap(pressed.point);
    pressed = null;
  }

  function onPointerCancel(event: PointerEvent) {
    if (!lift(event)) return;
    window.clearTimeout(timer);
    if (touches.size < 2) pinch = null;
    if (pan?.id === event.pointerId) pan = null;
    if (active === event.pointerId) {
      active = null;
      editor.input({ type: 'cancel' });
    }
    pressed = null;
  }

  function onPointerLeave() {
    if (active !== null) return;
    if (editor.getSession().hover) editor.setSession({ hover: null });
    options.onHover(null);
  }

  function getPinch() {
    const [a, b] = [...touches.values()];
    if (!a || !b) return null;
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return { distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)), middle };
  }

  function startPinch() {
    window.clearTimeout(timer);
    if (active !== null) editor.input({ type: 'cancel' });
    active = null;
    pan = null;
    pressed = null;
    pinch = getPinch();
  }

  function movePinch() {
    const next = getPinch();
    if (!next || !pinch) return;
    const { camera } = editor.getSession();
    const anchor = toDiagram(pinch.middle.x, pinch.middle.y);
    const zoomed = getCameraZoomed(camera, (camera.zoom * next.distance) / pinch.distance, anchor);
    const dx = (next.middle.x - pinch.middle.x) / zoomed.zoom;
    const dy = (next.middle.y - pinch.middle.y) / zoomed.zoom;
    editor.setSession({ camera: { ...zoomed, x: zoomed.x - dx, y: zoomed.y - dy } });
    pinch = next;
  }

  function onWheel(event: WheelEvent) {
    if (!options.hasFocus()) return;
    event.preventDefault();
    const { camera } = editor.getSession();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    if (event.ctrlKey || event.metaKey) {
      const step = Math.max(-100, Math.min(100, event.deltaY * unit));
      editor.setSession({ camera: getCameraZoomed(camera, camera.zoom * Math.exp(-step * 0.0045), pointOf(event)) });
      return;
    }
    // A wheel without a horizontal axis goes sideways with shift.
    const sideways = event.shiftKey && event.deltaX === 0;
    const dx = (sideways ? event.deltaY : event.deltaX) * unit;
    const dy = (sideways ? 0 : event.deltaY) * unit;
    editor.setSession({ camera: { ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom } });
  }

  function onDoubleClick(event: MouseEvent) {
    const point = pointOf(event);
    editor.input({
      type: 'doubleClick',
      point,
      target: hit(point, 'mouse'),
      modifiers: modifiersOf(event),
    });
  }

  function onContextMenu(event: MouseEvent) {
    event.preventDefault();
    // A long press opens it by itself, before the browser asks for it.
    if (touches.size === 0) openMenu(event, hit(pointOf(event), 'mouse'));
  }

  const controller = new AbortController();
  const { signal } = controller;
  element.addEventListener('pointerdown', onPointerDown, { signal });
  element.addEventListener('pointermove', onPointerMove, { signal });
  element.addEventListener('pointerup', onPointerUp, { signal });
  element.addEventListener('pointercancel', onPointerCancel, { signal });
  element.addEventListener('pointerleave', onPointerLeave, { signal });
  element.addEventListener('dblclick', onDoubleClick, { signal });
  element.addEventListener('contextmenu', onContextMenu, { signal });
  // The press gives the focus to the outline; the browser would take it away again.
  element.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  element.addEventListener('wheel', onWheel, { signal, passive: false });
  return () => {
    window.clearTimeout(timer);
    controller.abort();
  };
}

function kindOf({ pointerType }: PointerEvent): PointerKind {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';
}
