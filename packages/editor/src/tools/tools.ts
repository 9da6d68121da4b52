import { boxTool } from './box/boxTool.ts';
import { connectTool } from './connect/connectTool.ts';
import { handTool } from './hand/handTool.ts';
import { selectTool } from './select/selectTool.ts';
import type { Tool } from './types.ts';

/** The tools that an editor has from the start. */
export const coreTools: readonly Tool[] = [selectTool, handTool, boxTool, connectTool];

/** The ids of all tools, in the order of a tool rail. */
export const toolIds: readonly string[] = ['select', 'hand', 'box', 'connect', 'lasso', 'draw', 'eraser', 'laser'];
