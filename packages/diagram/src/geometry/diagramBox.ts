import { getElements } from '../document/lookup.ts';
import type { Box, Diagram } from '../document/types.ts';
import { unionBoxes } from './box.ts';
import { getStrokeBox } from './stroke.ts';

/** Returns the box around all nodes, groups, waypoints and strokes of a diagram, or null if it is empty. */
export function getDiagramBox(diagram: Diagram): Box | null {
  const bends = diagram.edges.flatMap((edge) => edge.waypoints ?? []);
  return unionBoxes([
    ...diagram.groups,
    ...diagram.nodes,
    ...bends.map((bend) => ({ ...bend, width: 0, height: 0 })),
    ...getElements(diagram, 'strokes').map(getStrokeBox),
  ]);
}
