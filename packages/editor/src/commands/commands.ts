import { coreCommands } from './coreCommands.ts';
import { more } from './moreCommands.ts';
import type { Command } from './types.ts';

/** All commands, in the order of a palette. `getShortcuts(command.id)` tells their keys. */
export const defaultCommands: readonly Command[] = [...coreCommands, ...more.commands];
