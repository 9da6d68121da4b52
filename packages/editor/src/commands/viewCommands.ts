import { getDiagramBox, unionBoxes } from '@calque/diagram';
import {
  getCameraFitting,
  getCameraShowing,
  getCameraZoomed,
  getElementBox,
  getViewCenter,
} from '../navigation/camera.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Camera } from '../types.ts';
import { getIds, getNumber, getPoint, getString } from './args.ts';
import { always, hasSelection, view } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

/** One step of zooming. */
const zoomStep = 1.25;
/** Distance of the grid when it is switched on, in diagram units. */
const gridSize = 16;

const show = (camera: Camera): CommandResult => ({ session: { camera } });

/** Zooms around `point` (diagram units), by default the middle of the view. */
const zoom =
  (change: (now: number) => number) =>
  ({ session }: EditorContext, args: CommandArgs) =>
    show(getCameraZoomed(session.camera, change(session.camera.zoom), getPoint(args) ?? getViewCenter(session)));

function fit({ state, session, index }: EditorContext, ids: readonly string[] | null): CommandResult | null {
  const box = ids
    ? unionBoxes(ids.flatMap((id) => getElementBox(state.diagram, index, id) ?? []))
    : getDiagramBox(state.diagram);
  return box && session.viewport.width > 0 ? show(getCameraFitting(session, box)) : null;
}

export const viewCommands: readonly Command[] = [
  view(
    'view.zoomIn',
    'command.zoomIn',
    always,
    zoom((now) => now * zoomStep),
  ),
  view(
    'view.zoomOut',
    'command.zoomOut',
    always,
    zoom((now) => now / zoomStep),
  ),
  view(
    'view.zoomTo100',
    'command.zoomTo100',
    always,
    zoom(() => 1),
  ),
  view('view.fit', 'command.fit', always, (context) => fit(context, null)),
  view('view.fitSelection', 'command.fitSelection', hasSelection, (context, args) =>
    fit(context, getIds(context, args)),
  ),
  view('view.reveal', 'command.reveal', hasSelection, ({ session, state, index }, args) =>
    show(getCameraShowing(session, state.diagram, index, getString(args, 'id') ?? state.selection[0] ?? '')),
  ),
  view('view.pan', 'command.pan', always, ({ session: { camera } }, args) =>
    show({
      ...camera,
      x: camera.x + (getNumber(args, 'dx') ?? 0) / camera.zoom,
      y: camera.y + (getNumber(args, 'dy') ?? 0) / camera.zoom,
    }),
  ),
  view('view.toggleGrid', 'command.toggleGrid', always, ({ session }) => ({
    session: { grid: session.grid > 0 ? 0 : gridSize },
  })),
  view('view.toggleGuides', 'command.toggleGuides', always, ({ session }) => ({
    session: { guides: !session.guides },
  })),
];
