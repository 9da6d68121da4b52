import {
  type Box,
  type Diagram,
  type DiagramPatch,
  type Point,
  applyPatches,
  collectionNames,
  getElement,
  getIncidentEdges,
  getNode,
  getStroke,
  unionBoxes,
} from '@calque/diagram';
import { fitGroups } from '../document/fitGroups.ts';
import { getMovableBox, getSubtree } from '../document/lookup.ts';
import { getMoveSet, moveEach } from '../document/move.ts';
import { type Shift, reorder } from '../document/order.ts';
import { changeElements } from '../document/patches.ts';
import { nameElements, say } from '../reading/nameElement.ts';
import { createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import type { EditorState } from '../types.ts';
import { getIds } from './args.ts';
import { commit, edit, hasMovables, hasSelection } from './command.ts';
import type { Command, CommandArgs, CommandResult, LateResult } from './types.ts';

interface Target {
  readonly id: string;
  readonly box: Box;
}

function getTargets(context: EditorContext, args: CommandArgs): readonly Target[] {
  const { diagram } = context.state;
  return getMoveSet(diagram, getIds(context, args)).roots.map((id) => {
    const box = getMovableBox(diagram, id)!;
    return { id, box: getStroke(diagram, id) ? toWholeBox(box) : box };
  });
}

/** Ink ends anywhere. What is arranged beside it shall stay at whole units. */
function toWholeBox(box: Box): Box {
  const x = Math.floor(box.x);
  const y = Math.floor(box.y);
  return { x, y, width: Math.ceil(box.x + box.width) - x, height: Math.ceil(box.y + box.height) - y };
}

/** Aligns to the box around all: `share` 0 is the left or top side, 0.5 the centre, 1 the right or bottom. */
const align = (axis: 'x' | 'y', share: number) => (context: EditorContext, args: CommandArgs) => {
  const targets = getTargets(context, args);
  const around = unionBoxes(targets.map(({ box }) => box));
  if (!around || targets.length < 2) return null;
  const size = axis === 'x' ? 'width' : 'height';
  const at = (box: Box) => box[axis] + box[size] * share;
  const vectors = targets.map(({ id, box }) => [id, toVector(axis, at(around) - at(box))] as const);
  return commit(context, moveEach(context.state.diagram, new Map(vectors)), {
    userEvent: 'align',
    announcement: say('announce.aligned', { count: targets.length }),
  });
};

/** Makes the gaps equal; the outermost two stay. */
const distribute = (axis: 'x' | 'y') => (context: EditorContext, args: CommandArgs) => {
  const size = axis === 'x' ? 'width' : 'height';
  const targets = getTargets(context, args).toSorted(
    ({ box: a }, { box: b }) => a[axis] + a[size] / 2 - b[axis] - b[size] / 2,
  );
  const first = targets[0]?.box;
  const last = targets.at(-1)?.box;
  if (!first || !last || targets.length < 3) return null;
  const filled = targets.reduce((sum, { box }) => sum + box[size], 0);
  const gap = (last[axis] + last[size] - first[axis] - filled) / (targets.length - 1);
  let next = first[axis];
  const vectors = targets.map(({ id, box }) => {
    const vector = toVector(axis, Math.round(next) - box[axis]);
    next += box[size] + gap;
    return [id, vector] as const;
  });
  return commit(context, moveEach(context.state.diagram, new Map(vectors)), {
    userEvent: 'distribute',
    announcement: say('announce.distributed', { count: targets.length }),
  });
};

const toVector = (axis: 'x' | 'y', by: number): Point => (axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by });

const order = (shift: Shift) => (context: EditorContext, args: CommandArgs) => {
  const { diagram } = context.state;
  const ids = getIds(context, args);
  return commit(context, reorder(diagram, new Set(ids), shift), {
    userEvent: 'order',
    announcement: say('announce.ordered', { what: nameElements(diagram, ids) }),
  });
};

function toggleLock(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { diagram } = context.state;
  const ids = getIds(context, args).filter((id) => getElement(diagram, id));
  const locked = ids.some((id) => !getElement(diagram, id)!.locked) ? true : undefined;
  const change = () => ({ locked });
  const patches: DiagramPatch[] = collectionNames.flatMap((collection) =>
    changeElements(diagram, collection, ids, change),
  );
  const what = nameElements(diagram, ids);
  return commit(context, patches, {
    userEvent: 'lock',
    announcement: locked ? say('announce.locked', { what }) : say('announce.unlocked', { what }),
  });
}

/** Lays out the selected nodes if there are several, else all; the upper left corner of the whole stays where it was. */
function tidy(context: EditorContext, args: CommandArgs): CommandResult | LateResult | null {
  const { state, options } = context;
  const { diagram } = state;
  if (!options.layout) return null;
  const isFree = (id: string) => getNode(diagram, id) !== undefined && !getNode(diagram, id)!.locked;
  const asked = [...getSubtree(diagram, getIds(context, args))].filter(isFree);
  const ids = asked.length > 1 ? asked : diagram.nodes.map(({ id }) => id).filter(isFree);
  let stop: (() => void) | undefined;
  const places = options.layout(diagram, ids, { onCancel: (listener) => (stop = listener) });
  if (!(places instanceof Promise)) return commitLayout(context, ids, places);
  return {
    finish: places.then(
      (found) => (now) =>
        isLaidOutAs(diagram, now.state.diagram, ids) ? commitLayout(now, ids, found) : dropLayout(now.state),
    ),
    ...(ids.length > manyNodes && { busy: say('announce.tidying', { count: ids.length }) }),
    stopped: say('announce.tidyStopped'),
    cancel: () => stop?.(),
  };
}

/** From so many nodes on it is said that they are being tidied. */
const manyNodes = 150;

/** Whether places worked out for one version of the document fit another: labels may have changed, not what lies and leads where. */
function isLaidOutAs(before: Diagram, now: Diagram, ids: readonly string[]): boolean {
  return ids.every((id) => {
    const [a, b] = [getNode(before, id)!, getNode(now, id)];
    if (!b || b.locked || (['x', 'y', 'width', 'height', 'parent'] as const).some((key) => a[key] !== b[key]))
      return false;
    const edges = getIncidentEdges(now, id);
    const known = getIncidentEdges(before, id);
    return (
      known.length === edges.length && known.every(({ from, to }, i) => from === edges[i]!.from && to === edges[i]!.to)
    );
  });
}

function dropLayout(state: EditorState): CommandResult {
  return {
    transaction: createTransaction(state, [], { userEvent: 'tidy', announcement: say('announce.tidyOutdated') }),
  };
}

function commitLayout(
  context: EditorContext,
  ids: readonly string[],
  layout: ReadonlyMap<string, Point>,
): CommandResult | null {
  const { diagram } = context.state;
  const placed = ids.flatMap((id) => {
    const node = getNode(diagram, id);
    const place = layout.get(id);
    return node && place ? [{ node, place }] : [];
  });
  const before = unionBoxes(placed.map(({ node }) => node));
  const after = unionBoxes(placed.map(({ node, place }) => ({ ...node, ...place })));
  if (!before || !after) return null;
  const vectors = placed.map(({ node, place }): [string, Point] => [
    node.id,
    { x: Math.round(place.x - after.x + before.x) - node.x, y: Math.round(place.y - after.y + before.y) - node.y },
  ]);
  const moved = new Set(vectors.flatMap(([id, { x, y }]) => (x !== 0 || y !== 0 ? [id] : [])));
  // Bends were made for the old places; groups keep what they hold and go around it again.
  const bent = diagram.edges.filter((edge) => edge.waypoints && (moved.has(edge.from) || moved.has(edge.to)));
  const places = new Map(vectors);
  const move = ({ id, x, y }: Box & { readonly id: string }) => ({
    x: x + places.get(id)!.x,
    y: y + places.get(id)!.y,
  });
  const inPlace = [
    ...changeElements(diagram, 'nodes', moved, move),
    ...changeElements(
      diagram,
      'edges',
      bent.map(({ id }) => id),
      () => ({ waypoints: undefined }),
    ),
  ];
  const patches = [...inPlace, ...fitGroups(applyPatches(diagram, inPlace), moved)];
  return commit(context, patches, {
    userEvent: 'tidy',
    announcement: say('announce.tidied', { count: moved.size }),
  });
}

const several = (context: EditorContext) => hasMovables(context, 2);
const many = (context: EditorContext) => hasMovables(context, 3);

export const arrangeCommands: readonly Command[] = [
  edit('arrange.alignLeft', 'command.alignLeft', several, align('x', 0)),
  edit('arrange.alignCenter', 'command.alignCenter', several, align('x', 0.5)),
  edit('arrange.alignRight', 'command.alignRight', several, align('x', 1)),
  edit('arrange.alignTop', 'command.alignTop', several, align('y', 0)),
  edit('arrange.alignMiddle', 'command.alignMiddle', several, align('y', 0.5)),
  edit('arrange.alignBottom', 'command.alignBottom', several, align('y', 1)),
  edit('arrange.distributeHorizontally', 'command.distributeHorizontally', many, distribute('x')),
  edit('arrange.distributeVertically', 'command.distributeVertically', many, distribute('y')),
  edit(
    'arrange.tidy',
    'command.tidy',
    ({ state, options }) => options.layout !== null && state.diagram.nodes.length > 1,
    tidy,
  ),
  edit('arrange.toFront', 'command.toFront', hasSelection, order('front')),
  edit('arrange.forward', 'command.forward', hasSelection, order('forward')),
  edit('arrange.backward', 'command.backward', hasSelection, order('backward')),
  edit('arrange.toBack', 'command.toBack', hasSelection, order('back')),
  edit('arrange.toggleLock', 'command.lock', hasSelection, toggleLock),
];
