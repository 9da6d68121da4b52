import type { Decoration } from '@calque/canvas';
import type { DiagramNode } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import type { Comparison, Decision } from '@calque/grading';

/**
 * "I meant this", said by hand: a box that the grader could not place was dragged onto the ghost of a missing one.
 * Returns the decision, or null when the transaction is anything else.
 */
export function getDropOnGhost(
  { patches }: Pick<Transaction, 'patches'>,
  comparison: Comparison,
  decorations: readonly Decoration[],
): Decision | null {
  const [patch, ...others] = patches.filter(({ collection }) => collection === 'nodes');
  if (patch?.collection !== 'nodes' || others.length > 0 || !patch.before || !patch.after) return null;
  const { before, after } = patch;
  if (before.x === after.x && before.y === after.y) return null;
  const verdict = comparison.nodes.find(({ trace }) => trace.includes(after.id))?.verdict;
  if (verdict !== 'extra' && verdict !== 'forbidden') return null;
  const ghost = decorations.find((one) => one.type === 'ghost-node' && isCenterInside(after, one.node));
  const missing = comparison.nodes.find((one) => ghost?.id === `ghost:${one.reference}`);
  return missing ? { trace: after.id, reference: missing.reference } : null;
}

function isCenterInside({ x, y, width, height }: DiagramNode, ghost: DiagramNode): boolean {
  const [dx, dy] = [x + width / 2 - ghost.x, y + height / 2 - ghost.y];
  return dx >= 0 && dy >= 0 && dx <= ghost.width && dy <= ghost.height;
}
