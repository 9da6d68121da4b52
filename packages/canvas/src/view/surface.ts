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
import { type Frame, type Grid, type Raster, type Size, getView } from '../render/frame.ts';
import { type SizedLayout, createLabelCache } from '../render/labels.ts';
import { type Palette, readPalette } from '../render/palette.ts';
import { getLiftedIds } from '../render/preview.ts';
import { type Scene, createScene } from '../render/scene.ts';
import type { Style } from '../render/painting.ts';
import type { GetShape } from '../render/shapes.ts';
import type { Decoration, Underlay } from '../types.ts';
import { createGlider } from './glider.ts';
import { createGuides } from './guides.ts';
import { createLiftView, placeElement } from './liftView.ts';
import { createPress } from './press.ts';
import { createTiles } from './tiles.ts';
import { createUnderlayPainter } from '../render/underlay.ts';
import { isInkLoaded, loadInk } from '../render/ink.ts';

/** The elements that React has mounted: in two of them the canvases are made. */
export interface SurfaceElements {
  /** The root of the component: carries the tokens. */
  readonly root: HTMLElement;
  /** An empty element to resolve colours with. */
  readonly probe: HTMLElement;
  /** Holds the underlay and the drawing: two empty elements, to make the canvases in. */
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
/** Pixels stretched further than this would look too coarse. */
const maxStretch = 2.2;
/** What is handled is painted this far beyond the view, in CSS pixels, so that not each step of a pan paints it anew. */
const liftMargin = 256;

export function createSurface(editor: Editor, elements: SurfaceElements): Surface {
  const { root, probe, content, lift } = elements;
  const window = root.ownerDocument.defaultView!;
  const measuring = root.ownerDocument.createElement('canvas').getContext('2d')!;

  let palette = readPalette(root, probe);
  let labels = createLabelCache(measuring, palette.font);
  let getShape: GetShape = getBuiltInShape;
  let grid: Grid | null = null;
  let reach: Box | null = null;
  let focused: string | null = null;
  let highlights: readonly Decoration[] = [];
  let request = 0;
  let settleTimer = 0;
  let mustSettle = false;
  let isLiftDirty = true;
  let selected: { readonly state: EditorState | null; readonly box: Box | null } = { state: null, box: null };
  let size: Size = { width: 0, height: 0 };

  const getStyle = (): Style => ({ palette, labels, getShape });

  const scene = createScene(
    () => editor.getState().diagram,
    () => editor.getIndex(),
    getStyle(),
  );
  const underlay = createUnderlayPainter(getStyle, () => {
    underlayTiles.invalidateAll();
    schedule();
  });
  const [underlayRoot, contentRoot] = content.children as unknown as [HTMLElement, HTMLElement];
  const press = createPress();
  const underlayTiles = createTiles(underlayRoot, press, underlay.paint);
  const tiles = createTiles(contentRoot, press, paintSheet);
  const liftView = createLiftView(lift, press, editor);
  underlayRoot.hidden = true;

  /** On paper, unless that would hide what lies beneath. */
  function paintSheet(context: CanvasRenderingContext2D, box: Box, frame: Frame) {
    if (!underlay.isShown()) {
      context.fillStyle = palette.paper;
      context.fillRect(box.x, box.y, box.width, box.height);
    }
    scene.paint(context, box, frame);
  }

  function schedule() {
    if (request === 0) request = window.requestAnimationFrame(update);
  }

  function update() {
    window.cancelAnimationFrame(request);
    request = 0;
    if (size.width === 0 || size.height === 0) return;
    const { camera } = editor.getSession();
    const view = getView(camera, size);
    const next = chooseGrid(camera, view);
    const isLiftCut = liftView.isCut() && reach !== null && !containsBox(reach, view);
    if (isLiftDirty || isLiftCut || next !== grid) {
      reach = inflateBox(view, liftMargin / camera.zoom);
      updateLift(next, reach);
    }
    grid = next;
    tiles.show(grid, view);
    if (underlay.isShown()) underlayTiles.show(grid, view);
    guides.update();
    placeElement(content, grid, editor);
    liftView.place();
  }

  /** The pixels that are there, stretched, for as long as they look well and reach to the edges of the view. */
  function chooseGrid(camera: Camera, view: Box): Grid {
    const pixelRatio = Math.min(3, window.devicePixelRatio || 1);
    // Where tiles let the underlay through, what they share would show twice.
    const overlap = underlay.isShown() ? 0 : 2;
    const create = (scale: number) => ({ x: camera.x, y: camera.y, scale, pixelRatio, overlap });
    const stretch = grid ? camera.zoom / grid.scale : 1;
    const isSharp = Math.abs(stretch - 1) < 1e-6;
    const mustBeSharp = mustSettle && !isSharp;
    mustSettle = false;
    if (grid?.pixelRatio !== pixelRatio || grid.overlap !== overlap || stretch > maxStretch || mustBeSharp)
      return create(camera.zoom);
    if (isSharp) return grid;
    settleLater();
    // On the way out coarser pixels are painted, so that the next steps still find some.
    return stretch < 1 && !tiles.covers(grid, view) ? create(camera.zoom * 0.6) : grid;
  }

  function settleLater() {
    window.clearTimeout(settleTimer);
    settleTimer = window.setTimeout(() => {
      mustSettle = true;
      schedule();
    }, settleDelay);
  }

  function repaint() {
    scene.setStyle(getStyle());
    tiles.invalidateAll();
    underlayTiles.invalidateAll();
    isLiftDirty = true;
    schedule();
  }

  function updateLift(raster: Raster, box: Box) {
    isLiftDirty = false;
    tiles.invalidate(scene.setLifted(glider.getIds() ?? getLiftedIds(editor)));
    liftView.update(raster, box, { editor, scene, focused, highlights, gliding: glider.getItems() }, getStyle());
  }

  /** Ink is drawn as a plain line until its outlines can be. */
  function prepareInk(diagram: Diagram) {
    const isWanted = diagram.strokes !== undefined || editor.getSession().tool === 'draw';
    if (isWanted && !isInkLoaded()) loadInk().then(repaint, () => undefined);
  }

  const guides = createGuides(elements.guides, editor);
  const glider = createGlider(root, editor, scene, () => {
    isLiftDirty = true;
    schedule();
  });

  prepareInk(editor.getState().diagram);
  let last = { state: editor.getState(), session: editor.getSession() };
  const unsubscribe = editor.subscribe((change: EditorChange) => {
    const { state, session, transaction } = change;
    if (state.diagram !== last.state.diagram) {
      if (transaction && transaction.patches.length > 0) {
        tiles.invalidate(scene.applyPatches(transaction.patches));
        glider.follow(last.state.diagram, transaction, getView(session.camera, size));
      } else tiles.invalidateAll();
    } else if (session.camera !== last.session.camera || session.preview) glider.stop();
    if (session.editing !== last.session.editing) tiles.invalidate(scene.setEditing(session.editing));
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
      tiles.invalidate(scene.setDecorations(decorations.filter(({ type }) => type !== 'highlight')));
      highlights = decorations.filter(({ type }) => type === 'highlight');
      const targets = highlights.flatMap((highlight) => (highlight.type === 'highlight' ? highlight.targets : []));
      tiles.invalidate(scene.setPointedAt(new Set(targets)));
      isLiftDirty = true;
      schedule();
    },
    setUnderlay(next) {
      if (next?.content.type === 'diagram') prepareInk(next.content.diagram);
      const isOutdated = underlay.set(next);
      underlayRoot.hidden = next === null;
      underlayRoot.style.opacity = String(next?.opacity ?? 1);
      if (isOutdated) underlayTiles.invalidateAll();
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
      const view = getView(camera, size);
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
      underlay.destroy();
      window.cancelAnimationFrame(request);
      window.clearTimeout(settleTimer);
      request = -1;
      for (const one of [glider, underlayTiles, tiles, liftView, press]) one.destroy();
    },
  };
}

function hasLiftChanged(a: ReturnType<Editor['getSession']>, b: ReturnType<Editor['getSession']>): boolean {
  return a.preview !== b.preview || a.hover !== b.hover || a.tool !== b.tool || a.editing !== b.editing;
}
