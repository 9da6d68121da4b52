import type { Hint, HintUse } from '@calque/exercise';
import type { Comparison, Reference } from '@calque/grading';

/** The hint that was given by a use, put together again from the reference; null if the reference no longer has its node. */
export function rebuildHint(use: HintUse, reference: Reference, comparison: Comparison | null): Hint | null {
  if (use.kind === 'count') {
    return { kind: 'count', nodes: countMissing(comparison?.nodes), edges: countMissing(comparison?.edges) };
  }
  const node = reference.nodes.find(({ id }) => id === use.node);
  if (!node) return null;
  const words = node.label.trim().split(/\s+/);
  switch (use.kind) {
    case 'stage':
      return {
        kind: 'stage',
        node: node.id,
        stage: reference.groups.find(({ id }) => id === node.parent)?.label ?? null,
      };
    case 'letter':
      return { kind: 'letter', node: node.id, letter: (words[0]?.[0] ?? '').toUpperCase(), words: words.length };
    case 'ghost':
      return { kind: 'ghost', node };
  }
}

function countMissing(verdicts: readonly { readonly verdict: string }[] = []): number {
  return verdicts.filter(({ verdict }) => verdict === 'missing').length;
}
