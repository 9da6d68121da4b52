import { createEdge, createGroup, createNode } from '@calque/diagram';
import type { Comparison, NodeVerdict, Reference } from '@calque/grading';
import type { AttemptHeader, AttemptResult, Mistake, PassKind } from '../src/attempt/types.ts';
import { type Exercise, exerciseVersion } from '../src/types.ts';

const stages = ['retrieve', 'rank', 'learn'];

function node(id: string, label: string, stage: number, importance: 1 | 2 | 3) {
  const place = { x: stage * 240, y: 100, parent: stages[stage]! };
  return { ...createNode({ id, label, ...place }), importance, why: `Why ${label}.` };
}

function edge(from: string, to: string) {
  return { ...createEdge({ id: `${from}-${to}`, from, to }), importance: 2 as const };
}

/** Seven boxes and seven arrows in three lanes. */
export const reference: Reference = {
  version: 1,
  nodes: [
    node('client', 'Client app', 0, 1),
    node('candidates', 'Candidate generation', 0, 3),
    node('ranker', 'Ranking model', 1, 3),
    node('rerank', 'Re-ranking', 1, 2),
    node('log', 'Interaction log', 2, 2),
    node('train', 'Training pipeline', 2, 3),
    node('monitor', 'Model monitoring', 2, 2),
  ],
  edges: [
    edge('client', 'candidates'),
    edge('candidates', 'ranker'),
    edge('ranker', 'rerank'),
    edge('rerank', 'client'),
    edge('client', 'log'),
    edge('log', 'train'),
    edge('train', 'ranker'),
  ],
  groups: stages.map((id) => createGroup({ id, label: `Stage ${id}`, kind: 'lane' })),
};

export const exercise: Exercise = {
  version: exerciseVersion,
  slug: 'funnel',
  title: 'Recommender funnel',
  summary: 'Retrieve, rank, learn.',
  topics: ['Ranking'],
  difficulty: 2,
  prompts: {
    goal: 'Show each visitor items they will value.',
    clarify: ['How many items?', 'What is a success: a click or a purchase?'],
    framing: 'Ranking by the probability of a purchase.',
    dataAndFeatures: 'Clicks and purchases as labels; user and item features.',
    architecture: 'Retrieve, rank, re-rank.',
    evaluation: 'Offline NDCG with a time split; online CTR and revenue lift.',
    deployment: 'Shadow first, then champion-challenger on 5% of the traffic, with rollback.',
    monitoring: 'Score drift, feature freshness.',
  },
  references: [reference],
  oftenForgotten: ['monitor', 'log'],
  oneLiners: [{ nodeId: 'monitor', text: 'Watch score drift and feature freshness before users notice.' }],
  tradeoffs: [
    {
      decision: 'Training cadence',
      optionA: 'Daily batch',
      optionB: 'Continual',
      chooseAWhen: 'Stable inventory',
      chooseBWhen: 'Fast-changing items',
    },
  ],
  metrics: { offline: ['NDCG@k', 'recall@k'], online: ['CTR', 'revenue lift'] },
  sources: [],
  licence: 'CC-BY-4.0',
};

/** A comparison in which the named reference elements are missing and all others are found. */
export function createComparison(missing: readonly string[] = [], score = 100 - missing.length * 10): Comparison {
  const isMissing = (id: string) => missing.includes(id);
  const nodes = reference.nodes.map(({ id }): NodeVerdict => ({
    verdict: isMissing(id) ? 'missing' : 'same',
    reference: id,
    trace: isMissing(id) ? [] : [`t-${id}`],
    reason: null,
  }));
  const edges = reference.edges.map(({ id }) => ({
    verdict: isMissing(id) ? ('missing' as const) : ('present' as const),
    reference: id,
    trace: isMissing(id) ? [] : [`t-${id}`],
  }));
  const isNode = (id: string) => reference.nodes.some((one) => one.id === id);
  const tally = { matched: 0, missing: 0, extra: 0, recall: 1, precision: 1 };
  const none = { earned: 0, possible: 0 };
  return {
    score,
    scoreUpperBound: score,
    reference: '0',
    certificate: { optimal: true, score: 1, upperBound: 1 },
    nodes,
    edges,
    groups: [],
    edits: missing.map((id) => ({
      id: `missing:${id}`,
      kind: 'missing',
      element: isNode(id) ? 'node' : 'edge',
      points: 10,
      reference: [id],
      trace: [],
      message: { key: 'node.missing', params: {} },
      requires: [],
    })),
    summary: { nodes: tally, edges: tally, byStage: {}, byImportance: { 1: none, 2: none, 3: none } },
  };
}

export function createMistakes(ids: readonly string[]): Mistake[] {
  return ids.map((id) => ({
    kind: 'missing',
    element: id.includes('-') ? 'edge' : 'node',
    reference: [id],
    points: 10,
  }));
}

let attempts = 0;

/** A finished attempt; `at` is when it was finished. */
export function createFinished(
  at: number,
  parts: Partial<AttemptResult> & { readonly exercise?: string; readonly pass?: PassKind } = {},
): AttemptHeader {
  const { exercise: slug = exercise.slug, pass = 'recall', ...result } = parts;
  const score = result.score ?? 80;
  return {
    id: `attempt-${attempts++}`,
    exercise: slug,
    pass,
    seed: 1,
    focus: {},
    startedAt: at - 600_000,
    result: {
      finishedAt: at,
      durationMs: 600_000,
      score,
      overruledScore: score,
      overrules: [],
      selfRating: null,
      hints: [],
      mistakes: [],
      reference: '0',
      summary: null,
      ...result,
    },
  };
}
