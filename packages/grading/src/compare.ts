import { LabelJudge, listCandidates } from './candidates.ts';
import { compileDrawing } from './drawing.ts';
import { createModel, tieScale } from './model.ts';
import { compileReference, getUnits } from './reference/compileReference.ts';
import { getEdits } from './result/edits.ts';
import { getOutcome, type Outcome } from './result/outcome.ts';
import { getSummary } from './result/summary.ts';
import { getEdgeVerdicts, getNodeVerdicts } from './result/verdicts.ts';
import { solve } from './search/solve.ts';
import type { CompareOptions, Comparison, Diagram, Reference } from './types.ts';
import { fullScore } from './units.ts';

/**
 * Compares a drawing with one reference or several, of which the one it fits best is taken.
 *
 * @returns a comparison whose edits' points sum to `100 - score` exactly
 * @throws InvalidReferenceError where a reference contradicts itself; a trace is never refused
 *
 * @example compare(trace, reference, { lexicon }).edits.map(({ message }) => formatMessage(message, en))
 */
export function compare(
  trace: Diagram,
  references: Reference | readonly Reference[],
  options: CompareOptions = {},
): Comparison {
  const list = 'nodes' in references ? [references] : references;
  const drawing = compileDrawing(trace);
  let best: { outcome: Outcome; score: number; upperBound: number } | null = null;
  let upperBound = 0;
  for (const [index, source] of list.entries()) {
    const reference = compileReference(source, source.id ?? String(index), list.length > 1 ? `/${index}` : '');
    const judge = new LabelJudge(reference, options.lexicon);
    const candidates = listCandidates(reference, drawing, judge, options.decisions ?? []);
    for (const variant of reference.variants) {
      const units = getUnits(reference, variant, false);
      const model = createModel(reference, drawing, candidates, units);
      const solution = solve(model.problem, { unit: tieScale, isOver: () => false });
      const required = units.nodes.concat(units.edges).reduce((a, b) => a + b, 0);
      const score = fullScore - required + Math.floor(solution.value / tieScale);
      const bound = fullScore - required + Math.floor(solution.upperBound / tieScale);
      upperBound = Math.max(upperBound, Math.min(bound, fullScore));
      if (!best || score > best.score)
        best = { outcome: getOutcome(reference, drawing, units, model, solution.choice), score, upperBound };
    }
  }
  if (!best) throw new RangeError('There is no reference to compare with.');
  const { outcome, score } = best;
  return {
    score: score / 100,
    scoreUpperBound: upperBound / 100,
    reference: outcome.reference.name,
    certificate: { optimal: score === upperBound, score, upperBound },
    nodes: getNodeVerdicts(outcome),
    edges: getEdgeVerdicts(outcome),
    groups: [],
    criteria: [],
    edits: getEdits(outcome),
    summary: getSummary(outcome),
  };
}
