import { type Box, type DiagramNode, defaultNodeSize, getNode } from '@calque/diagram';
import { getViewCenter } from '../navigation/camera.ts';
import type { Direction } from '../navigation/getNearestNode.ts';
import type { EditorContext } from '../tools/types.ts';
import { type AddedNode, addNode, findFreePlace, spacing } from './addNode.ts';

/** Adds a node where there is room: to the right of the last selected one, else in the middle of the view. */
export function placeNode(context: EditorContext, node: Partial<DiagramNode> = {}): AddedNode {
  const { state, session } = context;
  const beside = state.selection.map((id) => getNode(state.diagram, id)).findLast((found) => found !== undefined);
  if (beside) return addNode(context, findFreePlace(context, getBoxBeside(beside, 'right')), node);
  const { width, height } = defaultNodeSize;
  const { x, y } = getViewCenter(session);
  const middle = { x: x - width / 2, y: y - height / 2, width, height };
  return addNode(context, findFreePlace(context, middle), node);
}

/** Adds a node next to another in a direction, with an edge from that. */
export function placeConnectedNode(
  context: EditorContext,
  from: DiagramNode,
  direction: Direction,
  node: Partial<DiagramNode> = {},
): AddedNode {
  const down = direction === 'left' || direction === 'right';
  const box = findFreePlace(context, getBoxBeside(from, direction), down);
  return addNode(context, box, node, { from: from.id });
}

function getBoxBeside(node: DiagramNode, direction: Direction): Box {
  const { width, height } = defaultNodeSize;
  const across = node.x + (node.width - width) / 2;
  const along = node.y + (node.height - height) / 2;
  switch (direction) {
    case 'left':
      return { x: node.x - spacing - width, y: along, width, height };
    case 'right':
      return { x: node.x + node.width + spacing, y: along, width, height };
    case 'up':
      return { x: across, y: node.y - spacing - height, width, height };
    case 'down':
      return { x: across, y: node.y + node.height + spacing, width, height };
  }
}
