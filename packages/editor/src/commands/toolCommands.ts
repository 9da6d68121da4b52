import { getNode } from '@calque/diagram';
import { getString } from './args.ts';
import { always, edit, view } from './command.ts';
import { startConnecting } from './connectCommands.ts';
import type { Command } from './types.ts';

export const toolCommands: readonly Command[] = [
  view('tool.select', 'tool.select', always, () => ({ tool: 'select' })),
  view('tool.hand', 'tool.hand', always, () => ({ tool: 'hand' })),
  edit('tool.box', 'tool.box', always, ({ options, session }, args) => {
    const kind = getString(args, 'kind') ?? session.kind;
    return options.kinds.includes(kind) ? { tool: 'box', session: { kind } } : null;
  }),
  // With a component selected it is the source already.
  edit('tool.connect', 'tool.connect', always, (context, args) => {
    const [only, ...more] = context.state.selection;
    const isSource = only !== undefined && more.length === 0 && getNode(context.state.diagram, only);
    return isSource ? startConnecting(context, args) : { tool: 'connect' };
  }),
];
