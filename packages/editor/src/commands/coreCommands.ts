import { connectCommands } from './connectCommands.ts';
import { editCommands } from './editCommands.ts';
import { moveCommands } from './moveCommands.ts';
import { nodeCommands } from './nodeCommands.ts';
import { selectCommands } from './selectCommands.ts';
import { toolCommands } from './toolCommands.ts';
import type { Command } from './types.ts';
import { viewCommands } from './viewCommands.ts';

/** The commands that an editor has from the start. */
export const coreCommands: readonly Command[] = [
  ...toolCommands,
  ...editCommands,
  ...nodeCommands,
  ...connectCommands,
  ...selectCommands,
  ...moveCommands,
  ...viewCommands,
];
