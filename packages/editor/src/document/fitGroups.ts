import {
  type Box,
  type Diagram,
  type DiagramPatch,
  getChildren,
  groupHeaderHeight,
  inflateBox,
  unionBoxes,
} from '@calque/diagram';
import { getAncestors } from './lookup.ts';
import { changeElements } from './patches.ts';

/** Distance between a group's border and what it is put around, in diagram units. */
export const groupPadding = 24;

/** Returns the box of a group around its content, with room for its label. */
export function getGroupBox(content: Box): Box {
  const { x, y, width, height } = inflateBox(content, groupPadding);
  const header = groupHeaderHeight - groupPadding / 2;
  return { x, y: y - header, width, height: height + header };
}

/**
 * Returns the patches that put the groups around `moved` elements, which a diagram holds in their new places, around
 * their content again, from the inside out. Lanes that lay side by side keep a common top and height, lanes below each
 * other a common left side and width.
 */
export function fitGroups(diagram: Diagram, moved: Iterable<string>): DiagramPatch[] {
  const boxes = new Map<string, Box>();
  const getBox = (id: string, box: Box) => boxes.get(id) ?? box;
  const ancestors = new Set([...moved].flatMap((id) => getAncestors(diagram, id)));
  const depth = (id: string) => getAncestors(diagram, id).length;
  const groups = diagram.groups.filter(({ id, locked }) => ancestors.has(id) && !locked);
  for (const { id } of groups.toSorted((a, b) => depth(b.id) - depth(a.id))) {
    const content = unionBoxes(getChildren(diagram, id).map((child) => getBox(child.id, child)));
    if (content) boxes.set(id, getGroupBox(content));
  }
  const lanes = diagram.groups.filter(({ kind, locked }) => kind === 'lane' && !locked);
  for (const lane of lanes) {
    if (!boxes.has(lane.id)) continue;
    const beside = lanes.filter(({ y, height }) => y === lane.y && height === lane.height);
    const below = lanes.filter(({ x, width }) => x === lane.x && width === lane.width);
    const row = unionBoxes(beside.map((other) => getBox(other.id, other)))!;
    const column = unionBoxes(below.map((other) => getBox(other.id, other)))!;
    for (const other of beside) boxes.set(other.id, { ...getBox(other.id, other), y: row.y, height: row.height });
    for (const other of below) boxes.set(other.id, { ...getBox(other.id, other), x: column.x, width: column.width });
  }
  return changeElements(diagram, 'groups', boxes.keys(), ({ id }) => {
    const { x, y, width, height } = boxes.get(id)!;
    return { x, y, width, height };
  });
}
