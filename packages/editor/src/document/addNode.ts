import {
  type Box,
  type DiagramNode,
  type Point,
  createEdge,
  createNode,
  defaultNodeSize,
  getNode,
  inflateBox,
  unionBoxes,
} from '@calque/diagram';
import { say } from '../reading/nameElement.ts';
import { createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Transaction } from '../types.ts';
import { getContainerAt } from './move.ts';
import { appendElements } from './patches.ts';

export interface AddedNode {
  readonly id: string;
  readonly transaction: Transaction;
}

/** Distance kept between boxes that are placed without a pointer, in diagram units. */
export const spacing = 64;

/** Adds a node of the default size around a point. */
export function addNodeAt(
  context: EditorContext,
  { x, y }: Point,
  node: Partial<DiagramNode> = {},
  connect?: { readonly from: string },
): AddedNode {
  const { width, height } = defaultNodeSize;
  return addNode(context, { x: x - width / 2, y: y - height / 2, width, height }, node, connect);
}

/** Adds a node that fills a box, selects it, and connects it from a node if one is given. */
export function addNode(
  context: EditorContext,
  box: Box,
  { label = '', kind = context.session.kind, ...rest }: Partial<DiagramNode> = {},
  connect?: { readonly from: string },
): AddedNode {
  const { state } = context;
  const id = context.createId();
  const parent = getContainerAt(state.diagram, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const { x, y, width, height } = roundBox(box);
  const node = createNode({ ...rest, id, label, kind, x, y, width, height, ...(parent !== undefined && { parent }) });
  const patches = appendElements(state.diagram, 'nodes', [node]);
  const params = { label, kind };
  if (connect) {
    let edge = context.createId();
    while (edge === id) edge = context.createId();
    patches.push(...appendElements(state.diagram, 'edges', [createEdge({ id: edge, from: connect.from, to: id })]));
  }
  const from = connect ? (getNode(state.diagram, connect.from)?.label ?? '') : '';
  return {
    id,
    transaction: createTransaction(state, patches, {
      userEvent: 'node.add',
      selection: [id],
      announcement: connect ? say('announce.addedConnected', { ...params, from }) : say('announce.added', params),
    }),
  };
}

function roundBox({ x, y, width, height }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

/**
 * Returns a place for a box near `wanted` that touches no node: the first free one going down (or, with `down` false, to
 * the right), with `spacing` between.
 */
export function findFreePlace({ index, state }: EditorContext, wanted: Box, down = true): Box {
  let box = wanted;
  for (let tries = 0; tries < 200; tries++) {
    const inTheWay = index.searchNodes(inflateBox(box, spacing / 4));
    const taken = unionBoxes(inTheWay.flatMap((id) => getNode(state.diagram, id) ?? []));
    if (!taken) return box;
    box = down
      ? { ...box, y: taken.y + taken.height + spacing / 2 }
      : { ...box, x: taken.x + taken.width + spacing / 2 };
  }
  return box;
}
