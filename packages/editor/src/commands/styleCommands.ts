import { getNode } from '@calque/diagram';
import { changeElements } from '../document/patches.ts';
import { getLabel, say } from '../reading/nameElement.ts';
import { getIds, getString } from './args.ts';
import { commit, edit, hasNode } from './command.ts';
import type { Command } from './types.ts';

export const styleCommands: readonly Command[] = [
  edit('node.setKind', 'command.setKind', hasNode, (context, args) => {
    const kind = getString(args, 'kind');
    if (kind === undefined) return null;
    const { diagram } = context.state;
    const ids = getIds(context, args).filter((id) => !getNode(diagram, id)?.locked);
    const patches = changeElements(diagram, 'nodes', ids, () => ({ kind }));
    const announcement =
      patches.length === 1
        ? say('announce.kind', { label: getLabel(diagram, ids[0]!), kind })
        : say('announce.kinds', { count: patches.length, kind });
    return commit(context, patches, { userEvent: 'node.setKind', announcement });
  }),
  edit('node.setNote', 'command.setNote', hasNode, (context, args) => {
    const note = getString(args, 'note');
    if (note === undefined) return null;
    const { diagram } = context.state;
    const ids = getIds(context, args).slice(0, 1);
    const patches = changeElements(diagram, 'nodes', ids, ({ locked, note: old }) => ({
      note: locked ? old : note.trim() || undefined,
    }));
    const announcement = say('announce.noted', { label: getLabel(diagram, ids[0] ?? '') });
    return commit(context, patches, { userEvent: 'node.setNote', announcement });
  }),
];
