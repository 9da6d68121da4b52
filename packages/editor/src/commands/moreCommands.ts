import { lassoTool } from '../tools/lasso/lassoTool.ts';
import { arrangeCommands } from './arrangeCommands.ts';
import { clipboardCommands } from './clipboardCommands.ts';
import { view, always } from './command.ts';
import { edgeCommands } from './edgeCommands.ts';
import { followCommands } from './followCommands.ts';
import { groupCommands } from './groupCommands.ts';
import { resizeCommands } from './resizeCommands.ts';
import { styleCommands } from './styleCommands.ts';
import type { Extension } from './types.ts';

/** What an editor loads once somebody listens to it, so that a page can show a diagram before. */
export const more: Extension = {
  tools: [lassoTool],
  commands: [
    view('tool.lasso', 'tool.lasso', always, () => ({ tool: 'lasso' })),
    ...clipboardCommands,
    ...styleCommands,
    ...edgeCommands,
    ...followCommands,
    ...resizeCommands,
    ...groupCommands,
    ...arrangeCommands,
  ],
};
