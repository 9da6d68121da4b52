import { loadExercise } from '@calque/architectures';
import type { Diagram, DiagramPatch } from '@calque/diagram';
import { compare, type Reference } from '@calque/grading';
import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fakeClock.ts';
import {
  comparePasses,
  createMemoryBackend,
  createMemoryRecords,
  createPass,
  createResult,
  createSession,
  createSessionPlan,
  createTimeline,
  findOpenSession,
  getActivity,
  getDueList,
  getIndependentScore,
  getNextHint,
  getSchedule,
  getSessionClock,
  getSessionSummary,
  type HintUse,
  openStudyStore,
  type PassKind,
  type PassPlan,
  planPass,
  reduceSession,
  saveSession,
  type SessionEvent,
  toPlainDiagram,
} from './index.ts';

const minute = 60_000;

/** Draws by hand what is not on the sheet yet, box by box and arrow by arrow, but for what is forgotten. */
function getStrokes(sheet: Diagram, reference: Reference, forgotten: readonly string[]): DiagramPatch[][] {
  const plain = toPlainDiagram(reference);
  const isOpen = ({ id }: { readonly id: string }) => ![...sheet.nodes, ...sheet.edges].some((one) => one.id === id);
  const lanes = new Set(sheet.groups.map(({ id }) => id));
  const nodes = plain.nodes
    .filter((node) => isOpen(node) && !forgotten.includes(node.id))
    .map((node) => (node.parent && lanes.has(node.parent) ? node : { ...node, parent: undefined }));
  const drawn = new Set([...sheet.nodes, ...nodes].map(({ id }) => id));
  const edges = plain.edges.filter((edge) => isOpen(edge) && drawn.has(edge.from) && drawn.has(edge.to));
  return [
    ...nodes.map((after, index): DiagramPatch[] => [
      { collection: 'nodes', id: after.id, before: null, after, from: -1, to: sheet.nodes.length + index },
    ]),
    ...edges.map((after, index): DiagramPatch[] => [
      { collection: 'edges', id: after.id, before: null, after, from: -1, to: sheet.edges.length + index },
    ]),
  ];
}

test('Two hours of three passes each, with a killed page in the middle, end in a summary and a schedule', async () => {
  const clock = createFakeClock();
  const records = createMemoryRecords();
  const open = () => openStudyStore({ open: async () => createMemoryBackend(records), clock });
  const slugs = ['fraud-detection', 'recommender-funnel', 'url-shortener'] as const;
  const exercises = new Map(await Promise.all(slugs.map(async (slug) => [slug, await loadExercise(slug)] as const)));
  /** What is forgotten in each pass of the first exercise; the others are drawn whole. */
  const forgotten: Readonly<Record<PassKind, readonly string[]>> = {
    trace: [],
    complete: ['shadow', 'chargeback', 'graph'],
    recall: ['shadow'],
  };

  let store = await open();
  let session = createSession('session', createSessionPlan(slugs), clock.now());
  const send = (event: {
    readonly type: 'start' | 'tick' | 'leave' | 'resume' | 'finish' | 'done';
    attempt?: string;
  }) => {
    session = reduceSession(session, { ...event, at: clock.now() } as SessionEvent);
    return saveSession(store.documents, session);
  };
  const wait = async (ms: number) => {
    for (let left = ms; left > 0; left -= minute) {
      clock.advance(Math.min(minute, left));
      await send({ type: 'tick' });
    }
  };
  const replanned: PassPlan[] = [];
  const replays: Diagram[][] = [];
  const sheets: Diagram[][] = [];
  await send({ type: 'start' });

  while (session.current !== null) {
    const { item } = session.steps[session.current]!;
    let attemptId: string | undefined;
    if (item.type === 'pass') {
      const exercise = exercises.get(item.exercise as (typeof slugs)[number])!;
      const [reference] = exercise.references;
      const history = (await store.attempts.list()).attempts;
      const made = createPass(exercise, item.pass, history, session.current, { mode: 'nodes' });
      const { pass, seed, focus, mode, initial } = made;
      let attempt = await store.attempts.open({ exercise: exercise.slug, pass, seed, focus, mode, initial });
      const missed = item.exercise === 'fraud-detection' ? forgotten[item.pass] : [];
      for (const [index, patches] of getStrokes(initial, reference, missed).entries()) {
        await wait(20_000);
        attempt.append({ patches, userEvent: 'draw' });
        if (item.pass === 'recall' && index === 7 && missed.length > 0) {
          // The page is killed and opened again two days later.
          await store.flush();
          clock.advance(2 * 24 * 60 * minute);
          store = await open();
          session = (await findOpenSession(store.documents))!;
          await send({ type: 'tick' });
          attempt = await store.attempts.open({ exercise: exercise.slug, pass, seed: 99, focus: {}, initial });
          replanned.push(planPass(exercise, attempt.getState().header), made);
        }
      }

      const uses: HintUse[] = [];
      const comparison = compare(attempt.getDiagram(), reference);
      for (let count = 0; count < 2 && missed.length > 0; count++)
        uses.push(getNextHint(reference, comparison, uses, attempt.getOpenMs())!.use);
      attempt.note('hint.count', { uses: uses.length });
      const result = createResult({
        comparison,
        selfRating: 90,
        hints: uses,
        durationMs: getActivity(attempt.getEntries(), attempt.getOpenMs()).activeMs,
        finishedAt: clock.now(),
      });
      await attempt.finish(result);
      attemptId = attempt.getState().header.id;

      const timeline = createTimeline({ entries: attempt.getEntries(), snapshots: attempt.getSnapshots() });
      replays.push([timeline.getDiagram(-1), timeline.getDiagram(timeline.durationMs)]);
      sheets.push([initial, attempt.getDiagram()]);
      attempt.close();
    } else await wait(item.budgetMs);
    await send({ type: 'done', ...(attemptId && { attempt: attemptId }) });
  }
  await send({ type: 'finish' });

  expect(replays).toEqual(sheets);
  expect(replanned).toHaveLength(2);
  expect(replanned[0]).toEqual(replanned[1]);
  const { attempts, damaged } = await store.attempts.list();
  expect(damaged).toEqual([]);
  expect(attempts.map(({ pass }) => pass).sort()).toEqual(
    ['trace', 'complete', 'recall'].flatMap((pass) => [pass, pass, pass]).sort(),
  );
  const { rows, mended, recurring } = comparePasses('fraud-detection', attempts);
  expect(rows.map(({ pass }) => pass)).toEqual(['trace', 'complete', 'recall']);
  expect(rows[0]).toMatchObject({ score: 100, mistakes: 0, hints: 0 });
  expect(rows[1]!.score).toBeLessThan(rows[2]!.score);
  expect(rows[2]!.independentScore).toBe(rows[2]!.score - 2);
  expect(mended.flatMap(({ reference }) => reference)).toEqual(expect.arrayContaining(['chargeback', 'graph']));
  expect(recurring.find(({ reference }) => reference.includes('shadow'))).toMatchObject({ times: 2, isOpen: true });
  const next = createPass(exercises.get('fraud-detection')!, 'complete', attempts, 1);
  expect([...next.blanks.nodes, ...next.blanks.labels]).toContain('shadow');

  const summary = getSessionSummary(session, attempts, clock.now());
  expect(summary).toMatchObject({ done: 9, open: 0, leaves: 1, breakMs: 10 * minute });
  expect(summary.awayMs).toBe(2 * 24 * 60 * minute);
  expect(getSessionClock(session).settled).toBe(11);
  for (const { redrawAt } of summary.exercises) expect(redrawAt).toBeGreaterThan(clock.now());
  const later = clock.now() + 365 * 24 * 60 * minute;
  const due = getDueList(getSchedule({ attempts, now: later }), later);
  expect(due.map(({ id }) => id).sort()).toEqual([...slugs]);
  expect(getIndependentScore(attempts[0]!.result!)).toBeGreaterThan(90);
});
