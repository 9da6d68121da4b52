import { applyPatches, createDiagram, createNode, type Diagram } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import { createMemoryBackend, openStudyStore, type StudyStore } from '@calque/exercise';
import { compare } from '@calque/grading';
import { createPracticeRecord } from '@calque/practice';
import { expect, test } from 'vitest';
import { clock } from '../study/clock.ts';
import { listMends } from '../study/mends.ts';
import { createRecorder, type Recorder } from './recorder.ts';

const reference = createDiagram({
  nodes: [createNode({ id: 'a', label: 'Ranker' }), createNode({ id: 'b', label: 'Cache' })],
});
const request = { exercise: 'news-feed', pass: 'recall', seed: 1, focus: {} } as const;
const nothingNoted = createPracticeRecord();

async function openSheet(): Promise<{ study: StudyStore; recorder: Recorder; draw: (label: string) => Diagram }> {
  const study = await openStudyStore({ open: async () => createMemoryBackend(), clock });
  const attempt = await study.attempts.open({ ...request, initial: createDiagram() });
  const recorder = createRecorder(study, attempt, request, null);
  let diagram = createDiagram();
  /** Draws one box, as the canvas reports it. */
  function draw(label: string): Diagram {
    const before = diagram;
    const to = diagram.nodes.length;
    const patch = {
      collection: 'nodes',
      id: label,
      before: null,
      after: createNode({ id: label, label }),
      from: -1,
      to,
    } as const;
    const transaction: Transaction = {
      patches: [patch],
      inverse: [],
      selectionBefore: [],
      selectionAfter: [],
      userEvent: 'node.add',
      history: 'commit',
      announcement: null,
    };
    diagram = applyPatches(diagram, transaction.patches);
    recorder.record(transaction, before);
    return diagram;
  }
  return { study, recorder, draw };
}

test('what is drawn until the check is the attempt, with its score and active time', async () => {
  const { study, recorder, draw } = await openSheet();
  const header = await recorder.grade(compare(draw('Ranker'), [reference]), nothingNoted);
  expect(header?.result?.score).toBeGreaterThan(0);
  expect(header?.result?.durationMs).toBeGreaterThanOrEqual(0);
  await study.flush();
  const { attempts } = await study.attempts.list();
  expect(attempts.map(({ id }) => id)).toEqual([header?.id]);
});

test('what is mended after the check goes into a draft of its own and never becomes a score', async () => {
  const { study, recorder, draw } = await openSheet();
  const first = await recorder.grade(compare(draw('Ranker'), [reference]), nothingNoted);
  const mended = draw('Cache');
  expect(await recorder.grade(compare(mended, [reference]), nothingNoted)).toBeNull();
  await study.flush();
  const { attempts } = await study.attempts.list();
  const mends = await listMends(study.documents);
  expect(attempts).toHaveLength(2);
  expect(attempts.filter(({ id }) => !mends.has(id)).map(({ id }) => id)).toEqual([first?.id]);
  expect(recorder.getAttempt().getDiagram()).toEqual(mended);
  expect(recorder.getGraded()).toBe(first?.id);
});

test('checking twice without a change keeps one result', async () => {
  const { study, recorder, draw } = await openSheet();
  const comparison = compare(draw('Ranker'), [reference]);
  await recorder.grade(comparison, nothingNoted);
  expect(await recorder.grade(comparison, nothingNoted)).toBeNull();
  await study.flush();
  expect((await study.attempts.list()).attempts).toHaveLength(1);
});

test('a discarded draft is gone, and a graded attempt is not', async () => {
  const draft = await openSheet();
  draft.draw('Ranker');
  await draft.recorder.discard();
  expect((await draft.study.attempts.list()).attempts).toEqual([]);

  const graded = await openSheet();
  await graded.recorder.grade(compare(graded.draw('Ranker'), [reference]), nothingNoted);
  await graded.recorder.discard();
  expect((await graded.study.attempts.list()).attempts).toHaveLength(1);
});

test('time away is left out, and an untouched sheet takes no notes', async () => {
  const { recorder, draw } = await openSheet();
  recorder.setPaused(true);
  recorder.note(nothingNoted, 'interview.change');
  expect(recorder.getAttempt().getEntries()).toEqual([]);
  draw('Ranker');
  recorder.setPaused(true);
  recorder.setPaused(true);
  recorder.setPaused(false);
  const events = recorder
    .getAttempt()
    .getEntries()
    .map(({ userEvent }) => userEvent);
  expect(events).toEqual(['node.add', 'attempt.pause', 'attempt.resume']);
});
