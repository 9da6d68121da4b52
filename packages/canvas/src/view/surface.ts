import type { Box, Diagram, DiagramNode, Point } from '@calque/diagram';
import {
  containsBox,
  getCenter,
  getDiagramBox,
  getShape as getBuiltInShape,
  inflateBox,
  unionBoxes,
} from '@calque/diagram';
import { type Camera, type Editor, type EditorChange, type EditorState, getCameraFitting } from '@calque/editor';
import { type ContentPainter, createContentPainter } from '../render/contentPainter.ts';
import { type Frame, type Size, centreFrame, coversViewport, shiftFrame } from '../render/frame.ts';
import { type SizedLayout, createLabelCache } from '../render/labels.ts';
import { type Palette, readPalette } from '../render/palette.ts';
import { getLiftedIds } from '../render/preview.ts';
import { type Scene, createScene } from '../render/scene.ts';
import type { Style } from '../render/painting.ts';
import type { GetShape } from '../render/shapes.ts';
import type { Decoration, Underlay } from '../types.ts';
import { createLayer } from './layers.ts';
import { createGuides } from './guides.ts';
import { createLiftView, placeElement } from './liftView.ts';
import { createSnapshot } from './snapshot.ts';
import { createUnderlayPainter } from '../render/underlay.ts';
import { isInkLoaded, loadInk } from '../render/ink.ts';

/** The elements that React has mounted: in two of them the canvases are made. */
export interface SurfaceElements {
  /** The root of the component: carries the tokens. */
  readonly root: HTMLElement;
  /** An empty element to resolve colours with. */
  readonly probe: HTMLElement;
  /** Shows a picture of the drawing while it only moves. */
  readonly snapshot: HTMLCanvasElement;
  /** Holds the underlay and the drawing: its first child is empty, to make the canvases in. */
  readonly content: HTMLElement;
  /** Holds what is being handled: likewise. */
  readonly lift: HTMLElement;
  /** Holds the lines that a dragged box snaps to. */
  readonly guides: HTMLElement;
}

/**
 * Draws an editor's document onto the canvases and keeps them up to date, once a frame at most. It is made when the
 * canvases are mounted and must be destroyed before they go; in between all its methods may be called at any time.
 */
export interface Surface {
  readonly scene: Scene;
  getPalette(): Palette;
  setSize(size: Size): void;
  /** The theme, a token or a font may have changed: everything is painted anew. */
  restyle(): void;
  /** How kinds are drawn; everything is painted anew. */
  setShapes(getShape: GetShape): void;
  setDecorations(decorations: readonly Decoration[]): void;
  setUnderlay(underlay: Underlay | null): void;
  /** The element that the keyboard is on, while the focus is to be seen; null for none. */
  setFocused(id: string | null): void;
  /** The camera that shows a box whole, at most at `most` (1); the present one where there is no box. */
  getFittingCamera(box: Box | null, most?: number): Camera;
  /** The camera moved no farther than it takes to see a box. */
  getShowingCamera(box: Box): Camera;
  /** The box around the document, the host's decorations and the underlay. */
  getContentBox(): Box | null;
  getSelectionBox(): Box | null;
  layoutNode(node: DiagramNode): SizedLayout;
  /** Whether a box has room for a part of its label only. */
  isLabelCut(node: DiagramNode): boolean;
  toDiagram(clientX: number, clientY: number): Point;
  /** Paints what is outstanding now rather than in the next frame. */
  flush(): void;
  destroy(): void;
}

/** How long after the last zoom step the stretched pixels are painted sharp, in milliseconds. */
const settleDelay = 120;
/** A frame stretched further than this would look too coarse, or hold far more than is seen. */
const maxStretch = 2.2;

export function createSurface(editor: Editor, elements: SurfaceElements): Surface {
  const { root, probe, content, lift } = elements;
  const window = root.ownerDocument.defaultView!;
  const measuring = root.ownerDocument.createElement('canvas').getContext('2d')!;

  let palette = readPalette(root, probe);
  let labels = createLabelCache(measuring, palette.font);
  let getShape: GetShape = getBuiltInShape;
  let frame: Frame | null = null;
  let focused: string | null = null;
  let highlights: readonly Decoration[] = [];
  let request = 0;
  let settleTimer = 0;
  let mustSettle = false;
  let isLiftDirty = true;
  let hasPainted = false;
  let selected: { readonly state: EditorState | null; readonly box: Box | null } = { state: null, box: null };
  let shownCamera = editor.getSession().camera;
  let size: Size = { width: 0, height: 0 };

  const getStyle = (): Style => ({ palette, labels, getShape });

  const scene = createScene(
    () => editor.getState().diagram,
    () => editor.getIndex(),
    getStyle(),
  );
  const painter: ContentPainter = createContentPainter(scene.paint);
  const underlay = createUnderlayPainter(getStyle, () => {
    underlayPainter.invalidateAll();
    schedule();
  });
  const underlayPainter = createContentPainter(underlay.paint);

  const contentRoot = content.firstElementChild!;
  const underlayLayer = createLayer(contentRoot, (context) => frame && underlayPainter.draw(context, frame));
  const contentLayer = createLayer(contentRoot, (context) => frame && painter.draw(context, frame));
  const liftView = createLiftView(lift, editor);
  underlayLayer.canvas.hidden = true;

  function schedule() {
    if (request === 0) request = window.requestAnimationFrame(update);
  }

  function update() {
    window.cancelAnimationFrame(request);
    request = 0;
    if (size.width === 0 || size.height === 0) return;
    const { camera, preview } = editor.getSession();
    hasPainted = false;
    updateFrame();
    if (isLiftDirty) updateLift();
    guides.update();
    place();
    // What only moves is shown as a picture; what changes at rest is shown as it is painted.
    if (camera !== shownCamera || preview) snapshot.show(hasPainted);
    else if (hasPainted) snapshot.drop();
    shownCamera = camera;
  }

  /** Chooses what the canvases hold: the same as before where that still covers the view. */
  function updateFrame() {
    const { camera } = editor.getSession();
    const pixelRatio = Math.min(3, window.devicePixelRatio || 1);
    const stretch = frame ? camera.zoom / frame.scale : 1;
    const isSharp = Math.abs(stretch - 1) < 1e-6;
    let next = frame;
    if (!frame || frame.pixelRatio !== pixelRatio || !hasSizeOf(frame) || (mustSettle && !isSharp)) {
      next = centreFrame(camera, size, pixelRatio);
    } else if (!coversViewport(frame, camera, size)) {
      // On the way out more is painted than is seen, at a smaller scale, so that the next steps find it there.
      if (isSharp) next = shiftFrame(frame, camera, size);
      else next = centreFrame(camera, size, pixelRatio, stretch < 1 ? camera.zoom * 0.6 : camera.zoom);
    } else if (stretch > maxStretch) {
      next = centreFrame(camera, size, pixelRatio);
    }
    mustSettle = false;
    if (next && Math.abs(camera.zoom / next.scale - 1) > 1e-6) settleLater();
    if (next !== frame) {
      if (
        !frame ||
        !next ||
        next.width !== frame.width ||
        next.height !== frame.height ||
        next.pixelRatio !== frame.pixelRatio
      )
        resizeContent(next!);
      // What is selected beyond the old frame comes into this one.
      isLiftDirty = true;
      frame = next;
    }
    drawContent();
    if (!underlay.isShown() || !frame || !underlayPainter.isOutdated(frame)) return;
    underlayLayer.draw();
    hasPainted = true;
  }

  /** A canvas that is touched is copied to the compositor, even where nothing was painted. */
  function drawContent() {
    if (!frame || !painter.isOutdated(frame)) return;
    contentLayer.draw();
    hasPainted = true;
  }

  const hasSizeOf = (one: Frame) => {
    const wanted = centreFrame(editor.getSession().camera, size, one.pixelRatio);
    return wanted.width === one.width && wanted.height === one.height;
  };

  function settleLater() {
    window.clearTimeout(settleTimer);
    settleTimer = window.setTimeout(() => {
      mustSettle = true;
      schedule();
    }, settleDelay);
  }

  function resizeContent({ width, height, pixelRatio }: Frame) {
    for (const layer of [underlayLayer, contentLayer]) layer.setSize(width, height, pixelRatio);
    painter.invalidateAll();
    underlayPainter.invalidateAll();
  }

  function repaint() {
    scene.setStyle(getStyle());
    painter.invalidateAll();
    underlayPainter.invalidateAll();
    isLiftDirty = true;
    schedule();
  }

  function updateLift() {
    isLiftDirty = false;
    if (!frame) return;
    painter.invalidate(scene.setLifted(getLiftedIds(editor)));
    liftView.update(frame, { editor, scene, focused, highlights }, getStyle());
    drawContent();
  }

  function place() {
    if (!frame) return;
    placeElement(content, frame, editor);
    liftView.place();
  }

  /** Ink is drawn as a plain line until its outlines can be. */
  function prepareInk(diagram: Diagram) {
    const isWanted = diagram.strokes !== undefined || editor.getSession().tool === 'draw';
    if (isWanted && !isInkLoaded()) loadInk().then(repaint, () => undefined);
  }

  const guides = createGuides(elements.guides, editor);
  const snapshot = createSnapshot(
    elements.snapshot,
    () => palette.paper,
    () => (underlay.isShown() ? [underlayLayer.canvas, contentLayer.canvas] : [contentLayer.canvas]),
  );

  prepareInk(editor.getState().diagram);
  let last = { state: editor.getState(), session: editor.getSession() };
  const unsubscribe = editor.subscribe((change: EditorChange) => {
    const { state, session, transaction } = change;
    if (state.diagram !== last.state.diagram) {
      if (transaction && transaction.patches.length > 0) painter.invalidate(scene.applyPatches(transaction.patches));
      else painter.invalidateAll();
    }
    if (session.editing !== last.session.editing) painter.invalidate(scene.setEditing(session.editing));
    if (state !== last.state || hasLiftChanged(session, last.session)) isLiftDirty = true;
    last = { state, session };
    prepareInk(state.diagram);
    schedule();
  });

  return {
    scene,
    getPalette: () => palette,
    setSize(next) {
      size = next;
      editor.setSession({ viewport: next });
      schedule();
    },
    restyle() {
      palette = readPalette(root, probe);
      labels = createLabelCache(measuring, palette.font);
      repaint();
    },
    setShapes(next) {
      if (next === getShape) return;
      getShape = next;
      repaint();
    },
    setDecorations(decorations) {
      painter.invalidate(scene.setDecorations(decorations.filter(({ type }) => type !== 'highlight')));
      highlights = decorations.filter(({ type }) => type === 'highlight');
      const targets = highlights.flatMap((highlight) => (highlight.type === 'highlight' ? highlight.targets : []));
      painter.invalidate(scene.setPointedAt(new Set(targets)));
      isLiftDirty = true;
      schedule();
    },
    setUnderlay(next) {
      snapshot.drop();
      const isOutdated = underlay.set(next);
      underlayLayer.canvas.hidden = next === null;
      underlayLayer.canvas.style.opacity = String(next?.opacity ?? 1);
      if (isOutdated) underlayPainter.invalidateAll();
      schedule();
    },
    setFocused(id) {
      if (id === focused) return;
      focused = id;
      isLiftDirty = true;
      schedule();
    },
    getFittingCamera: (box, most = 1) =>
      box ? getCameraFitting(editor.getSession(), box, most) : editor.getSession().camera,
    getShowingCamera(box) {
      const { camera } = editor.getSession();
      const view = { ...camera, width: size.width / camera.zoom, height: size.height / camera.zoom };
      if (containsBox(view, box)) return camera;
      const middle = getCenter(box);
      return { ...camera, x: middle.x - view.width / 2, y: middle.y - view.height / 2 };
    },
    getContentBox() {
      const boxes = scene.getDecorations().flatMap(({ id }) => scene.getBox(id) ?? []);
      const all = unionBoxes(
        [getDiagramBox(editor.getState().diagram), underlay.getBox(), ...boxes].filter((box) => box !== null),
      );
      return all && inflateBox(all, 12);
    },
    getSelectionBox() {
      const state = editor.getState();
      if (selected.state !== state)
        selected = { state, box: unionBoxes(state.selection.flatMap((id) => scene.getBox(id) ?? [])) };
      return selected.box;
    },
    layoutNode: (node) => labels.layoutNode(node),
    isLabelCut: (node) => labels.layoutNode(node).truncated,
    toDiagram(clientX, clientY) {
      const { camera } = editor.getSession();
      const rect = content.parentElement!.getBoundingClientRect();
      return { x: camera.x + (clientX - rect.left) / camera.zoom, y: camera.y + (clientY - rect.top) / camera.zoom };
    },
    flush: update,
    destroy() {
      unsubscribe();
      snapshot.destroy();
      underlay.destroy();
      window.cancelAnimationFrame(request);
      window.clearTimeout(settleTimer);
      request = -1;
      for (const layer of [underlayLayer, contentLayer, liftView]) layer.destroy();
    },
  };
}

function hasLiftChanged(a: ReturnType<Editor['getSession']>, b: ReturnType<Editor['getSession']>): boolean {
  return a.preview !== b.preview || a.hover !== b.hover || a.tool !== b.tool || a.editing !== b.editing;
}
