import { arrangeCommands } from './arrangeCommands.ts';
import { edgeCommands } from './edgeCommands.ts';
import { editCommands } from './editCommands.ts';
import { groupCommands } from './groupCommands.ts';
import { moveCommands } from './moveCommands.ts';
import { nodeCommands } from './nodeCommands.ts';
import { selectCommands } from './selectCommands.ts';
import { toolCommands } from './toolCommands.ts';
import type { Command } from './types.ts';
import { viewCommands } from './viewCommands.ts';

/** All commands, in the order of a palette. `getShortcuts(command.id)` tells their keys. */
export const defaultCommands: readonly Command[] = [
  ...toolCommands,
  ...editCommands,
  ...nodeCommands,
  ...edgeCommands,
  ...selectCommands,
  ...moveCommands,
  ...groupCommands,
  ...arrangeCommands,
  ...viewCommands,
];
