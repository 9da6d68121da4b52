import { createPairJudge } from '@calque/grading/labels';
import { describe, expect, it } from 'vitest';
import { lexicon } from './lexicon.ts';

const byId = new Map(lexicon.concepts.map((concept) => [concept.concept, concept]));

const namesOf = (id: string): string[] => {
  const concept = byId.get(id);
  return concept === undefined ? [] : [concept.preferred, ...concept.aliases].map((name) => name.toLowerCase());
};

describe('lexicon', () => {
  it('names each concept once', () => {
    expect(byId.size).toBe(lexicon.concepts.length);
  });

  it('refers only to concepts it holds', () => {
    const unknown = lexicon.concepts.flatMap((concept) =>
      [...concept.notConfusableWith, ...concept.relatedTo].filter((id) => !byId.has(id)),
    );
    const roles = Object.values(lexicon.ambiguousProducts).flatMap((ids) => ids.filter((id) => !byId.has(id)));
    expect([...unknown, ...roles]).toEqual([]);
  });

  it('relates no concept to one that it must not be taken for', () => {
    const contradictions = lexicon.concepts.flatMap((concept) =>
      concept.relatedTo
        .filter(
          (id) =>
            concept.notConfusableWith.includes(id) ||
            byId.get(id)?.notConfusableWith.includes(concept.concept) === true,
        )
        .map((id) => `${concept.concept} and ${id}`),
    );
    expect(contradictions).toEqual([]);
  });

  it('gives no two concepts that must not be confused a name in common', () => {
    const shared = lexicon.concepts.flatMap((concept) =>
      concept.notConfusableWith.flatMap((other) => {
        const names = new Set(namesOf(other));
        return namesOf(concept.concept)
          .filter((name) => names.has(name))
          .map((name) => `${name}: ${concept.concept} and ${other}`);
      }),
    );
    expect(shared).toEqual([]);
  });
});

describe('labels in the words of the lexicon', () => {
  const judge = createPairJudge(lexicon);

  it.each([
    ['S3 bucket (raw images)', 'Blob store'],
    ['Weaviate cluster', 'Vector store'],
    ['Prefect', 'Pipeline orchestrator'],
    ['MLflow tracking server', 'Experiment tracker'],
    ['2. Hyperparameter search (Optuna)', 'HPO'],
    ['fraudScoringService', 'Fraud detection model'],
    ['Prom metrics', 'Metrics collector'],
    ['Text splitter', 'chunker'],
    ['Llama Guard', 'Safety guardrails'],
    ['Push notifs', 'Firebase Cloud Messaging'],
    ['HNSW index', 'Approximate nearest neighbour index'],
    ['route planning', 'Global path planner'],
    ['Multi-object tracker', 'Object tracking'],
    ['k8s', 'Container orchestrator'],
    ['Snowflake', 'Cloud data warehouse'],
    ['feature eng. pipeline', 'Feature engineering'],
    ['Postgres DB', 'Relational DB'],
    ['traffic shadowing', 'Shadow mode'],
    ['Batch predictions job', 'Offline scoring'],
    ['embeddings svc', 'Text embedding model'],
    ['Grafana', 'Monitoring dashboards'],
    ['DLQ', 'poison message queue'],
    ['Whisper', 'Speech-to-text'],
    ['Trajectory forecasting', 'motion prediction'],
    ['Bid auction', 'Ad auction'],
    ['RAG retriever', 'Passage retrieval'],
    ['Reverse-proxy', 'Envoy proxy'],
  ])('takes %j and %j for the same component', (first, second) => {
    expect(judge(first, second).tier).toBe('same');
  });

  it.each([
    ['Feature store', 'Feature server'],
    ['Model registry', 'Container registry'],
    ['User tower', 'Item tower'],
    ['Streaming features', 'Batch features'],
    ['KV cache', 'KV store'],
    ['Training data', 'Test data'],
    ['Impression log', 'Click log'],
    ['Data drift', 'Concept drift'],
    ['Query encoder', 'Document encoder'],
    ['Blue-green deployment', 'Canary deployment'],
    ['Vector database', 'Graph database'],
    ['Prompt template', 'Notification template'],
    ['Ad exchange', 'Ad server'],
    ['Lidar', 'Radar'],
    ['Frequency cap', 'Rate limiter'],
    ['LLM gateway', 'Payment gateway'],
    ['Workflow orchestrator', 'Container orchestrator'],
    ['Speech recognition', 'Speech synthesis'],
    ['Object detection', 'Object tracking'],
    ['User service', 'User'],
    ['Load test', 'A/B test'],
    ['Message queue', 'Review queue'],
    ['Event store', 'Event stream'],
    ['Light ranker', 'Re-ranker'],
    ['Conversation log', 'Conversion log'],
  ])('keeps %j and %j apart', (first, second) => {
    expect(judge(first, second).tier).not.toBe('same');
  });
});
