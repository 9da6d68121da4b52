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

/** Owners of each name, in lower case. */
const ownersOf = (names: (concept: (typeof lexicon.concepts)[number]) => readonly string[]) => {
  const owners = new Map<string, string[]>();
  for (const concept of lexicon.concepts)
    for (const name of new Set(names(concept).map((one) => one.toLowerCase())))
      owners.set(name, [...(owners.get(name) ?? []), concept.concept]);
  return owners;
};

describe('names of the lexicon', () => {
  it('belong to one concept, but for the few that two fields use or that say two things', () => {
    const shared: Record<string, string[]> = {};
    for (const [name, ids] of ownersOf(({ preferred, aliases }) => [preferred, ...aliases]))
      if (ids.length > 1) (shared[ids.toSorted().join(' and ')] ??= []).push(name);
    for (const names of Object.values(shared)) names.sort();
    expect(shared).toEqual({
      'candidate-generation and retriever': ['retrieval'],
      'data-lake and original-media-store': ['raw storage'],
      'diversity and re-ranking': ['diversity re-ranker'],
      'ensemble and rank-fusion': ['score fusion'],
      'event-stream and message-queue': [
        'kafka bus',
        'kafka event bus',
        'kafka message broker',
        'kafka message bus',
        'kafka message queue',
        'kafka queue',
        'message broker',
        'message bus',
        'messaging bus',
      ],
      'mission-planning and routing-engine': ['navigation', 'route calculation', 'route computation', 'route planning'],
    });
  });

  it('are products of one concept, or have their roles listed', () => {
    const listed = new Set(Object.keys(lexicon.ambiguousProducts).map((name) => name.toLowerCase()));
    const shared = [...ownersOf(({ products }) => products)].filter(
      ([name, ids]) => ids.length > 1 || listed.has(name),
    );
    expect(shared).toEqual([]);
    expect(Object.values(lexicon.ambiguousProducts).filter((roles) => new Set(roles).size < 2)).toEqual([]);
  });

  it('mean no more than their concept says: no alias is a bare head', () => {
    const names = ownersOf(({ aliases }) => aliases);
    expect(
      ['engine', 'service', 'process', 'component', 'module', 'system', 'layer'].filter((head) => names.has(head)),
    ).toEqual([]);
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
    ['GraphQL API', 'Apollo Server'],
    ['BFF', 'Backend for frontend'],
    ['Ingress controller', 'ingress-nginx'],
    ['WAF', 'Web application firewall'],
    ['Keycloak', 'SSO'],
    ['HashiCorp Vault', 'Secret store'],
    ['Fluent Bit', 'Log shipper'],
    ['Apache Iceberg', 'Lakehouse'],
    ['Bronze layer', 'Landing zone'],
    ['Hightouch', 'Reverse ETL'],
    ['Debezium', 'Change data capture'],
    ['Pseudo-labeling', 'Auto-labelling'],
    ['Flower', 'Federated learning server'],
    ['Spell checker', 'Query spelling correction'],
    ['LTV prediction', 'Customer lifetime value'],
    ['DMP', 'Audience segments'],
    ['Disposition', 'Analyst decision'],
    ['Watchlist', 'Sanctions screening'],
    ['Geofence', 'Geofencing service'],
    ['Surge', 'Surge pricing'],
    ['Valhalla', 'Routing engine'],
    ['Courier app', 'Driver app'],
    ['Promo codes', 'Coupon service'],
    ['Stock service', 'Inventory service'],
    ['PII masking', 'Privacy filter'],
    ['Text2SQL', 'NL2SQL'],
    ['LLMLingua', 'Prompt compression'],
    ['Mem0', 'Episodic memory'],
    ['Chat history', 'Conversation memory'],
    ['Hotword detection', 'Wake word'],
    ['HiFi-GAN', 'Vocoder'],
    ['Speaker diarization', 'pyannote'],
    ['CAN bus', 'Vehicle network'],
    ['PTP', 'Time synchronisation'],
    ['AEB', 'Emergency braking'],
    ['ANPR', 'License plate recognition'],
    ['MQTT broker', 'Mosquitto'],
    ['Predictive maintenance', 'Remaining useful life'],
    ['EHR', 'Electronic medical records'],
    ['Data clean room', 'Data sharing'],
    ['Lastverteiler', 'Load balancer'],
    ['Base de données', 'データベース'],
    ['消息队列', 'Message queue'],
    ['Transcode workers', 'Video encoding farm'],
    ['Archive tier (Glacier)', 'Cold storage'],
    ['Recon job', 'Financial reconciliation'],
    ['Fetcher workers', 'Crawler'],
    ['Key generation service', 'URL generator'],
    ['Ambassador proxy', 'Sidecar'],
    ['Ride metadata', 'Trips DB'],
    ['GPS pings', 'Driver location updates'],
    ['Kafka bus', 'Message queue'],
    ['Seat hold', 'Distributed lock'],
    ['Jump host', 'Bastion'],
    ['CRDT engine', 'Operational transform server'],
    ['Postgres master', 'Primary DB'],
    ['HP search', 'Hyperparameter tuning'],
    ['Offline-to-online sync', 'Materialisation job'],
    ['Annotation tool', 'Labeling team'],
    ['Bias analyzer', 'Fairness check'],
    ['Candidate shortlisting', 'Candidate retrieval'],
    ['A/B traffic splitter', 'Variant assignment'],
    ['Time-to-collision', 'Collision checker'],
    ['GPTCache', 'LLM response cache'],
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
    ['IMU', 'GNSS'],
    ['Gyroscope', 'Accelerometer'],
    ['Data analyst', 'Fraud analyst'],
    ['Data warehouse', 'Fulfillment warehouse'],
    ['Social graph', 'Road graph'],
    ['Knowledge graph', 'Scene graph'],
    ['Bronze tables', 'Gold tables'],
    ['Forward proxy', 'Reverse proxy'],
    ['Feature flag', 'Feature store'],
    ['Data lineage', 'Data catalog'],
    ['Wake word', 'Voice activity detection'],
    ['Acoustic model', 'N-gram language model'],
    ['Vocoder', 'Text to speech'],
    ['Global planner', 'Local planner'],
    ['Steering actuator', 'Brake actuator'],
    ['Wheel odometry', 'Visual odometry'],
    ['Agent planner', 'Motion planner'],
    ['Order matching engine', 'Driver matching'],
    ['Driver', 'Rider'],
    ['Spam detection', 'NSFW detection'],
    ['CRM', 'ERP'],
    ['Pedestrian detection', 'Vehicle detection'],
    ['Control group', 'Control module'],
    ['Treatment group', 'Control group'],
    ['Retrieval grader', 'Retriever'],
    ['Chargeback feed', 'Dispute management'],
    ['Map matching', 'Matching engine'],
    ['Tile server', 'HD map'],
    ['Vulnerability scanner', 'Malware scanner'],
    ['Log shipper', 'Shipping service'],
    ['Package repository', 'Container registry'],
    ['SSP', 'DSP'],
    ['Publisher', 'Advertiser'],
    ['User features', 'Item features'],
    ['Semantic layer', 'Semantic cache'],
    ['Code interpreter', 'Code repository'],
    ['Random forest', 'Logistic regression'],
    ['Replay buffer', 'Replication'],
    ['Geofence', 'Geospatial index'],
    ['Digital twin', 'Two-tower model'],
    ['Tile server', 'Map renderer'],
    ['Push worker', 'SMS worker'],
    ['Wallet', 'Ledger'],
    ['Issuing bank', 'Acquiring bank'],
    ['Original storage', 'Transcoded storage'],
    ['User timeline', 'Home timeline'],
    ['Content seen?', 'URL seen?'],
    ['Inverted index', 'Spatial index'],
    ['Metadata cache', 'Page cache'],
    ['Data crawler', 'Crawled page store'],
    ['Offline evaluation', 'Counterfactual evaluation'],
    ['Tool router', 'Tool executor'],
    ['Long-term memory', 'Chat history'],
    ['Conversation log', 'Conversation memory'],
    ['Feature definitions', 'Feature registry'],
    ['Model cache', 'Prediction cache'],
  ])('keeps %j and %j apart', (first, second) => {
    expect(judge(first, second).tier).not.toBe('same');
  });
});
