import { getNode } from '@calque/diagram';
import { connectNodes } from '../document/connect.ts';
import { getLabel, say } from '../reading/nameElement.ts';
import { select } from '../state/select.ts';
import { startPicking } from '../tools/connect/states.ts';
import type { EditorContext } from '../tools/types.ts';
import { getString } from './args.ts';
import { edit, hasNode } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

function add(context: EditorContext, args: CommandArgs): CommandResult | null {
  const [first, second] = context.state.selection;
  const from = getString(args, 'from') ?? first ?? '';
  const to = getString(args, 'to') ?? second ?? '';
  const transaction = connectNodes(context, from, to, getString(args, 'label')?.trim());
  return transaction && { transaction, tool: 'select' };
}

export function startConnecting(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { state } = context;
  const from = getString(args, 'from') ?? state.selection.at(-1) ?? '';
  if (!getNode(state.diagram, from)) return null;
  const picking = startPicking(context, from);
  const announcement = say('announce.pickTarget', { label: getLabel(state.diagram, from) });
  return {
    tool: 'connect',
    toolState: picking.state,
    session: picking.session,
    transaction: select(state, [from], announcement),
  };
}

const hasPair = ({ state }: EditorContext) =>
  state.selection.length === 2 && state.selection.every((id) => getNode(state.diagram, id));

export const connectCommands: readonly Command[] = [
  edit('edge.add', 'command.addEdge', hasPair, add),
  edit('connect.start', 'command.startConnect', hasNode, startConnecting),
];
