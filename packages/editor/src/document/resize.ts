import type { Box, Diagram, DiagramPatch } from '@calque/diagram';
import { changeElements } from './patches.ts';

/** Returns the patches that give a node or group another box; what a group holds stays where it is. */
export function resizeElement(diagram: Diagram, id: string, { x, y, width, height }: Box): DiagramPatch[] {
  const change = () => ({ x, y, width, height });
  return [...changeElements(diagram, 'nodes', [id], change), ...changeElements(diagram, 'groups', [id], change)];
}
