import { getEdge, getNode, inflateBox } from '@calque/diagram';
import type { Editor } from '@calque/editor';
import { getHandles, selectionGap } from '../input/handles.ts';
import type { Decoration } from '../types.ts';
import { type LiftItem, createLine, createOutline, getOutlinedBox } from './liftItem.ts';
import { tracePolyline } from './paintEdge.ts';
import { paintHighlight } from './paintMarks.ts';
import { getPreviewItems } from './preview.ts';
import type { Scene } from './scene.ts';

export interface LiftOptions {
  readonly editor: Editor;
  readonly scene: Scene;
  /** Id of the element the keyboard is on, while the focus is to be seen. */
  readonly focused: string | null;
  readonly highlights: readonly Decoration[];
  /** What glides to its place: nothing else is drawn above the drawing meanwhile. */
  readonly gliding: readonly LiftItem[] | null;
}

/** Everything that is drawn above the drawing now. Sizes given in CSS pixels keep them at any zoom. */
export function getLiftItems(options: LiftOptions): LiftItem[] {
  const { editor, gliding } = options;
  if (gliding) return [...gliding];
  const { preview } = editor.getSession();
  return [
    ...options.highlights.flatMap((highlight) => getHighlightItems(options.scene, highlight)),
    ...(preview ? getPreviewItems(editor, preview) : getSelectionItems(editor)),
    ...(preview ? [] : getFocusItems(options)),
    ...getHandleItems(editor),
  ];
}

function getHighlightItems(scene: Scene, highlight: Decoration): LiftItem[] {
  if (highlight.type !== 'highlight') return [];
  return highlight.targets.flatMap((target) => {
    const box = scene.getBox(target);
    if (!box) return [];
    const ghost = scene.getDecorations().find(({ id }) => id === target);
    const route = scene.getRoute(target) ?? (ghost ? scene.getGhostRoute(ghost) : null);
    return [{ box: inflateBox(box, 40), paint: (painting) => paintHighlight(painting, route ?? box) }];
  });
}

function getSelectionItems(editor: Editor): LiftItem[] {
  const { diagram, selection } = editor.getState();
  const { hover, tool, camera } = editor.getSession();
  const items: LiftItem[] = [];
  if (hover && 'id' in hover && !selection.includes(hover.id) && (hover.type === 'node' || tool === 'connect')) {
    const node = getNode(diagram, hover.id);
    if (node) items.push(createOutline(node, camera.zoom, tool === 'connect' ? 2.5 : 1.25, 2));
  }
  for (const id of selection) {
    const box = getOutlinedBox(diagram, id);
    if (box) items.push(createOutline(box, camera.zoom, 1.75, selectionGap));
    const edge = getEdge(diagram, id);
    const route = edge && editor.getIndex().getRoute(edge);
    if (edge && route) items.push(createLine(route, edge.direction, camera.zoom));
  }
  return items;
}

/** Where the keyboard is: two lines, of the accent and of the paper, so that one of them shows on any ground. */
function getFocusItems({ editor, scene, focused }: LiftOptions): LiftItem[] {
  const box = focused === null ? null : scene.getBox(focused);
  if (!box) return [];
  const { zoom } = editor.getSession().camera;
  const route = scene.getRoute(focused!);
  const grown = inflateBox(box, 8 / zoom);
  return [
    {
      box: inflateBox(grown, 20 / zoom),
      paint({ context, palette }) {
        for (const [colour, width] of [
          [palette.paper, 6],
          [palette.accent, 3],
        ] as const) {
          context.strokeStyle = colour;
          context.lineWidth = width / zoom;
          if (route) tracePolyline(context, route);
          else {
            context.beginPath();
            context.roundRect(grown.x, grown.y, grown.width, grown.height, 10 / zoom);
          }
          context.stroke();
        }
      },
    },
  ];
}

function getHandleItems(editor: Editor): LiftItem[] {
  const { zoom } = editor.getSession().camera;
  const size = 1 / zoom;
  return getHandles(editor).map(({ x, y, look }) => ({
    box: { x: x - 8 * size, y: y - 8 * size, width: 16 * size, height: 16 * size },
    paint({ context, palette }) {
      context.fillStyle = look === 'connect' ? palette.accent : palette.raised;
      context.strokeStyle = look === 'connect' ? palette.paper : palette.accent;
      context.lineWidth = 1.5 * size;
      context.beginPath();
      if (look === 'corner') context.roundRect(x - 4 * size, y - 4 * size, 8 * size, 8 * size, 2 * size);
      else context.arc(x, y, (look === 'bend' ? 4.5 : 5.5) * size, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
      if (look === 'connect') paintPlus(context, x, y, size, palette['on-accent']);
    },
  }));
}

function paintPlus(context: CanvasRenderingContext2D, x: number, y: number, size: number, colour: string) {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(x - 2.5 * size, y);
  context.lineTo(x + 2.5 * size, y);
  context.moveTo(x, y - 2.5 * size);
  context.lineTo(x, y + 2.5 * size);
  context.stroke();
}
