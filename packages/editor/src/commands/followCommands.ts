import { type DiagramEdge, getElement, getIncidentEdges } from '@calque/diagram';
import { findByLabel } from '../navigation/findByLabel.ts';
import type { EditorContext } from '../tools/types.ts';
import { getString } from './args.ts';
import { always, hasSelection, view } from './command.ts';
import { goTo } from './selectCommands.ts';
import type { Command, CommandResult } from './types.ts';

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

export const followCommands: readonly Command[] = [
  view('select.followOut', 'command.followOut', hasSelection, (context) => follow(context, true)),
  view('select.followIn', 'command.followIn', hasSelection, (context) => follow(context, false)),
  view('select.nextEdge', 'command.nextEdge', hasSelection, nextEdge),
  view('view.find', 'command.find', always, (context, args) => {
    const found = findByLabel(context.state.diagram, getString(args, 'text') ?? '');
    const at = found.indexOf(context.state.selection.at(-1) ?? '');
    return goTo(context, found[(at + 1) % found.length]);
  }),
];
