import type { Session } from '@calque/editor';

export type Cursor = 'default' | 'pointer' | 'move' | 'crosshair' | 'grab' | 'grabbing' | 'nwse-resize' | 'nesw-resize';

/** The mouse cursor that tells what a press would do. */
export function getCursor({ tool, toolState, hover, preview }: Session): Cursor {
  if (tool === 'hand') return toolState === 'hand.idle' ? 'grab' : 'grabbing';
  if (tool !== 'select') return 'crosshair';
  if (preview?.type === 'move') return 'move';
  switch (hover?.type) {
    case 'node':
    case 'group':
    case 'stroke':
    case 'edge-end':
    case 'waypoint':
      return 'move';
    case 'edge':
      return 'pointer';
    case 'connect-handle':
      return 'crosshair';
    case 'resize-handle':
      return hover.corner === 'nw' || hover.corner === 'se' ? 'nwse-resize' : 'nesw-resize';
    default:
      return 'default';
  }
}
