import { drawTool } from '../tools/draw/drawTool.ts';
import { eraserTool } from '../tools/eraser/eraserTool.ts';
import { laserTool } from '../tools/laser/laserTool.ts';
import { lassoTool } from '../tools/lasso/lassoTool.ts';
import { arrangeCommands } from './arrangeCommands.ts';
import { clipboardCommands } from './clipboardCommands.ts';
import { always, edit, view } from './command.ts';
import { edgeCommands } from './edgeCommands.ts';
import { followCommands } from './followCommands.ts';
import { groupCommands } from './groupCommands.ts';
import { inkCommands } from './inkCommands.ts';
import { resizeCommands } from './resizeCommands.ts';
import { styleCommands } from './styleCommands.ts';
import type { Extension } from './types.ts';

/** What an editor loads once somebody listens to it, so that a page can show a diagram before. */
export const more: Extension = {
  tools: [lassoTool, drawTool, eraserTool, laserTool],
  commands: [
    view('tool.lasso', 'tool.lasso', always, () => ({ tool: 'lasso' })),
    edit('tool.draw', 'tool.draw', always, () => ({ tool: 'draw' })),
    edit('tool.eraser', 'tool.eraser', always, () => ({ tool: 'eraser' })),
    view('tool.laser', 'tool.laser', always, () => ({ tool: 'laser' })),
    ...clipboardCommands,
    ...styleCommands,
    ...edgeCommands,
    ...followCommands,
    ...resizeCommands,
    ...inkCommands,
    ...groupCommands,
    ...arrangeCommands,
  ],
};
