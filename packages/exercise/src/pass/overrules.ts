import type { Diagram } from '@calque/diagram';
import type { Decision } from '@calque/grading';

/**
 * Returns the decisions with one more. A box has one meaning, so the newest decision about it replaces an older one; what
 * another box was said to mean goes to the newer box.
 */
export function withOverrule(decisions: readonly Decision[], decision: Decision): Decision[] {
  const others = decisions.filter(
    ({ trace, reference }) => trace !== decision.trace && (reference === null || reference !== decision.reference),
  );
  return [...others, decision];
}

/** Returns the decisions without the one about this box. */
export function withoutOverrule(decisions: readonly Decision[], trace: string): Decision[] {
  return decisions.filter((decision) => decision.trace !== trace);
}

/** Returns the decisions whose boxes are still on the sheet. */
export function getLiveOverrules(decisions: readonly Decision[], diagram: Diagram): Decision[] {
  const ids = new Set([...diagram.nodes, ...diagram.edges, ...diagram.groups].map(({ id }) => id));
  return decisions.filter(({ trace }) => ids.has(trace));
}
