import { boxTool } from './box/boxTool.ts';
import { connectTool } from './connect/connectTool.ts';
import { handTool } from './hand/handTool.ts';
import { lassoTool } from './lasso/lassoTool.ts';
import { selectTool } from './select/selectTool.ts';
import type { Tool } from './types.ts';

/** The tools, in the order of a tool rail. */
export const defaultTools: readonly Tool[] = [selectTool, handTool, boxTool, connectTool, lassoTool];
