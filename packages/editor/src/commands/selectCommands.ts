import { getElements } from '@calque/diagram';
import { hasElement } from '../document/lookup.ts';
import { type Direction, getNearestNode } from '../navigation/getNearestNode.ts';
import { getCameraShowing } from '../navigation/camera.ts';
import { describeElement } from '../reading/describeElement.ts';
import { getReadingOrder } from '../reading/readingOrder.ts';
import { select } from '../state/select.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds, getString } from './args.ts';
import { always, hasSelection, view } from './command.ts';
import type { Command, CommandResult } from './types.ts';

/** Selects one element, brings it into view and says where one is. */
export function goTo({ state, session, index }: EditorContext, id: string | null | undefined): CommandResult | null {
  if (id === null || id === undefined || !hasElement(state.diagram, id)) return null;
  return {
    session: { camera: getCameraShowing(session, state.diagram, index, id) },
    transaction: select(state, [id], describeElement(state.diagram, id)),
  };
}

/** The next element in reading order; after the last comes the first. */
function step(context: EditorContext, by: 1 | -1): CommandResult | null {
  const order = getReadingOrder(context.state.diagram);
  const at = order.indexOf(context.state.selection.at(-1) ?? '');
  return goTo(context, at < 0 ? order.at(by > 0 ? 0 : -1) : order.at((at + by) % order.length));
}

const towards = (direction: Direction) => (context: EditorContext) =>
  goTo(context, getNearestNode(context, context.state.selection.at(-1) ?? '', direction));

export const selectCommands: readonly Command[] = [
  view('select.all', 'command.selectAll', always, ({ state }) => {
    const { groups, nodes, edges } = state.diagram;
    const strokes = getElements(state.diagram, 'strokes');
    return {
      transaction: select(
        state,
        [...groups, ...nodes, ...edges, ...strokes].map(({ id }) => id),
      ),
    };
  }),
  view('select.none', 'command.selectNone', hasSelection, ({ state }) => ({ transaction: select(state, []) })),
  view('select.set', 'command.select', always, (context, args) => {
    const ids = getIds(context, args).filter((id) => hasElement(context.state.diagram, id));
    return { transaction: select(context.state, ids) };
  }),
  view('select.toggle', 'command.select', always, ({ state }, args) => {
    const id = getString(args, 'id');
    if (id === undefined || !hasElement(state.diagram, id)) return null;
    const rest = state.selection.filter((other) => other !== id);
    return { transaction: select(state, rest.length < state.selection.length ? rest : [...rest, id]) };
  }),
  view('select.goTo', 'command.select', always, (context, args) => goTo(context, getString(args, 'id'))),
  view('select.next', 'command.selectNext', always, (context) => step(context, 1)),
  view('select.previous', 'command.selectPrevious', always, (context) => step(context, -1)),
  view('select.left', 'command.selectLeft', hasSelection, towards('left')),
  view('select.right', 'command.selectRight', hasSelection, towards('right')),
  view('select.up', 'command.selectUp', hasSelection, towards('up')),
  view('select.down', 'command.selectDown', hasSelection, towards('down')),
];
