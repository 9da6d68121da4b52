import { type DiagramEdge, getElement, getIncidentEdges } from '@calque/diagram';
import { hasElement } from '../document/lookup.ts';
import { type Direction, getNearestNode } from '../navigation/getNearestNode.ts';
import { findByLabel } from '../navigation/findByLabel.ts';
import { getCameraShowing } from '../navigation/camera.ts';
import { describeElement } from '../reading/describeElement.ts';
import { getReadingOrder } from '../reading/readingOrder.ts';
import { select } from '../state/select.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds, getString } from './args.ts';
import { always, hasSelection, view } from './command.ts';
import type { Command, CommandResult } from './types.ts';

/** Selects one element, brings it into view and says where one is. */
function goTo({ state, session, index }: EditorContext, id: string | null | undefined): CommandResult | null {
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

/** From a node to its first edge, from an edge to the node at its other end; again from an edge of that node onwards. */
function follow(context: EditorContext, out: boolean): CommandResult | null {
  const { diagram, selection } = context.state;
  const id = selection.at(-1) ?? '';
  const element = getElement(diagram, id);
  if (!element) return null;
  const start = (edge: DiagramEdge) => (out ? edge.from : edge.to);
  if ('from' in element) return goTo(context, out ? element.to : element.from);
  return goTo(context, getIncidentEdges(diagram, id).find((edge) => start(edge) === id)?.id);
}

/** From an edge to the next one that leaves (or enters) the same node. */
function nextEdge(context: EditorContext): CommandResult | null {
  const { diagram, selection } = context.state;
  const edge = getElement(diagram, selection.at(-1) ?? '');
  if (!edge || !('from' in edge)) return null;
  const edges = getIncidentEdges(diagram, edge.from).filter(({ from }) => from === edge.from);
  return goTo(context, edges[(edges.indexOf(edge) + 1) % edges.length]?.id);
}

const towards = (direction: Direction) => (context: EditorContext) =>
  goTo(context, getNearestNode(context, context.state.selection.at(-1) ?? '', direction));

export const selectCommands: readonly Command[] = [
  view('select.all', 'command.selectAll', always, ({ state }) => {
    const { groups, nodes, edges } = state.diagram;
    return {
      transaction: select(
        state,
        [...groups, ...nodes, ...edges].map(({ id }) => id),
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
  view('select.followOut', 'command.followOut', hasSelection, (context) => follow(context, true)),
  view('select.followIn', 'command.followIn', hasSelection, (context) => follow(context, false)),
  view('select.nextEdge', 'command.nextEdge', hasSelection, nextEdge),
  view('view.find', 'command.find', always, (context, args) => {
    const found = findByLabel(context.state.diagram, getString(args, 'text') ?? '');
    const at = found.indexOf(context.state.selection.at(-1) ?? '');
    return goTo(context, found[(at + 1) % found.length]);
  }),
];
