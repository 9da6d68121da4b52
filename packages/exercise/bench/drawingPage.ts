// Runs in the browser that is killed: opens the attempt, says what is there, and goes on drawing until it dies.
import { createDiagram, createEdge, createNode, type Diagram, type DiagramPatch } from '@calque/diagram';
import { listQuarantine, openStudyStore, replay, type AttemptResult } from '@calque/exercise';
import { browserClock, createBrowserTabLocks, openIndexedDb } from '@calque/exercise/indexeddb';
import type { Report } from './durability.ts';

/** Gestures in an attempt before it is finished and the next one starts. */
const gesturesPerAttempt = 250;

const result: AttemptResult = {
  finishedAt: 0,
  durationMs: 0,
  score: 100,
  overruledScore: 100,
  overrules: [],
  selfRating: null,
  hints: [],
  mistakes: [],
  reference: '0',
  summary: null,
};

/** The n-th gesture on a drawing, the same every time: a box, an arrow, a move, a new name, a removal. */
function getGesture(diagram: Diagram, n: number): DiagramPatch[] {
  const { nodes, edges } = diagram;
  const place = (n * 7) % Math.max(1, nodes.length);
  const node = nodes[place];
  const id = `g${n}`;
  const what = n % 10;
  if (!node || what < 4) {
    const after = createNode({ id, label: `Component ${n}`, x: n * 10, y: n * 5 });
    return [{ collection: 'nodes', id, before: null, after, from: -1, to: nodes.length }];
  }
  if (what < 6) {
    const after = createEdge({ id, from: node.id, to: nodes[(place + 1) % nodes.length]!.id });
    return [{ collection: 'edges', id, before: null, after, from: -1, to: edges.length }];
  }
  const after = what === 9 ? null : what === 8 ? { ...node, label: `Renamed ${n}` } : { ...node, x: node.x + n };
  return [{ collection: 'nodes', id: node.id, before: node, after, from: place, to: after ? place : -1 }];
}

function getExpected(gestures: number): Diagram {
  let diagram = createDiagram();
  for (let n = 1; n <= gestures; n++) {
    const entry = {
      seq: n,
      at: 0,
      userEvent: 'gesture',
      change: { type: 'patches', patches: getGesture(diagram, n) },
    } as const;
    diagram = replay(diagram, [entry]);
  }
  return diagram;
}

/** Tells the bench, and returns only when it knows: what it has heard of can be held against us after the kill. */
function tell(report: Report): void {
  const request = new XMLHttpRequest();
  request.open('POST', '/report', false);
  request.send(JSON.stringify(report));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function sortKeys(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

/** Whether two drawings are the same, whatever the order of keys in an element. */
function same(one: Diagram, other: Diagram): boolean {
  return JSON.stringify(one, sortKeys) === JSON.stringify(other, sortKeys);
}

/** Differences between what storage holds of an attempt and what was drawn, in words. */
async function inspect(store: Awaited<ReturnType<typeof openStudyStore>>, id: string) {
  const reading = await store.attempts.read(id);
  if (!reading) return { id, gestures: 0, isFinished: false, problems: ['the attempt is gone'] };
  const problems: string[] = [];
  const { diagram, entries, snapshots, isComplete, damaged, header } = reading;
  if (!isComplete || damaged.length > 0) problems.push(`incomplete: ${JSON.stringify(damaged)}`);
  if (!same(diagram, getExpected(entries.length))) problems.push('the drawing is another one');
  for (const snapshot of snapshots)
    if (!same(snapshot.diagram, replay(createDiagram(), entries.slice(0, snapshot.seq))))
      problems.push(`snapshot ${snapshot.seq} is another drawing`);
  return { id, gestures: entries.length, isFinished: header.result !== null, problems };
}

async function run() {
  const store = await openStudyStore({
    open: () => openIndexedDb({ name: 'durability' }),
    clock: browserClock,
    tabs: createBrowserTabLocks(),
  });
  const isLast = new URLSearchParams(location.search).has('last');
  const { attempts, damaged } = await store.attempts.list();
  const shown = isLast ? attempts : attempts.slice(0, 2);
  const problems = damaged.map(({ collection, key, reason }) => `${collection}/${key}: ${reason}`);
  if (store.unavailable) problems.push(`storage did not open: ${store.unavailable.message}`);
  for (const { collection, key } of await listQuarantine(store.backend))
    problems.push(`in quarantine: ${collection}/${key}`);
  tell({ type: 'opened', attempts: await Promise.all(shown.map(({ id }) => inspect(store, id))), problems });
  if (isLast) return;

  for (;;) {
    const attempt = await store.attempts.open({
      exercise: 'durability',
      pass: 'recall',
      seed: 1,
      focus: {},
      initial: createDiagram(),
    });
    const { id } = attempt.getState().header;
    while (attempt.getEntries().length < gesturesPerAttempt) {
      const n = attempt.getEntries().length + 1;
      tell({ type: 'gesture', attempt: id, n });
      attempt.append({ patches: getGesture(attempt.getDiagram(), n), userEvent: 'gesture' });
      const start = performance.now();
      void attempt.flush().then(() => tell({ type: 'saved', attempt: id, n, ms: performance.now() - start }));
      // A fast hand. The next stroke waits for no storage.
      await pause(15 + Math.random() * 60);
    }
    await attempt.finish(result);
    tell({ type: 'finished', attempt: id });
    attempt.close();
  }
}

run().catch((error: unknown) => tell({ type: 'failed', message: String(error) }));
