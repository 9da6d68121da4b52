import type { Diagram } from '@calque/diagram';
import {
  type Attempt,
  type AttemptHeader,
  type Exercise,
  type PassKind,
  type PassPlan,
  type StudyStore,
  createPass,
  planPass,
} from '@calque/exercise';
import type { Lexicon } from '@calque/grading/labels';
import type { PracticeRecord } from '@calque/practice';
import { listMends } from '../study/mends.ts';
import { loadOverrules, readRecord } from './practiceNotes.ts';
import { getStashStorage, restoreUnsaved } from './stash.ts';
import { type Recorder, createRecorder } from './recorder.ts';

/** A sheet on the table: an exercise in one of its passes, with what was drawn on it so far. */
export interface OpenedSheet {
  readonly exercise: Exercise;
  readonly lexicon: Lexicon;
  readonly plan: PassPlan;
  readonly recorder: Recorder;
  readonly diagram: Diagram;
  readonly record: PracticeRecord;
  /** The attempt was graded before: its result is shown at once. */
  readonly isGraded: boolean;
  /** Nothing can be stored here: the work is gone with the tab. */
  readonly isInMemory: boolean;
  /** Records of this drawing that could not be read. */
  readonly damaged: number;
}

export interface SheetRequest {
  readonly exercise: Exercise;
  readonly lexicon: Lexicon;
  readonly study: StudyStore;
  readonly history: readonly AttemptHeader[];
  readonly pass: PassKind;
  /** Id of the graded attempt to show instead of a sheet to draw on. */
  readonly result: string | null;
}

/** Goes on with the draft of this pass, shows a graded drawing again, or hands out a new sheet. */
export async function openSheet(request: SheetRequest): Promise<OpenedSheet> {
  const { exercise, lexicon, study, pass } = request;
  const mends = await listMends(study.documents);
  const graded = request.result ? await readGraded(study, request.result, exercise.slug) : null;
  const seed = Math.floor(Math.random() * 2 ** 31);
  const fresh = createPass(exercise, pass, request.history, seed);
  const recipe = { pass: fresh.pass, seed: fresh.seed, focus: fresh.focus, ...(fresh.mode && { mode: fresh.mode }) };
  const origin = { exercise: exercise.slug, ...recipe };
  const attempt = graded ?? (await study.attempts.open({ ...origin, initial: fresh.initial }));
  if (!graded) restoreUnsaved(attempt, getStashStorage());
  const { header } = attempt.getState();
  return {
    exercise,
    lexicon,
    plan: planPass(exercise, header),
    recorder: createRecorder(study, attempt, { ...origin, pass: header.pass }, mends.get(header.id) ?? null),
    diagram: attempt.getDiagram(),
    record: { ...readRecord(attempt.getEntries()), overrules: await loadOverrules(study.documents, header.id) },
    isGraded: header.result !== null,
    isInMemory: study.unavailable !== null,
    damaged: attempt.damaged.length,
  };
}

/** A graded attempt as one that is open: nothing can be written to it, so it holds no lock. */
async function readGraded(study: StudyStore, id: string, slug: string): Promise<Attempt | null> {
  const reading = await study.attempts.read(id).catch(() => null);
  if (!reading?.header.result || reading.header.exercise !== slug) return null;
  const { header, diagram, entries, snapshots, damaged } = reading;
  const state = { header, access: 'write', save: study.getStatus(), copy: null, isDeleted: false } as const;
  const refuse = () => {
    throw new Error(`Attempt ${id} is graded; changes go into another one.`);
  };
  return {
    damaged,
    getState: () => state,
    getDiagram: () => diagram,
    getEntries: () => entries,
    getSnapshots: () => snapshots,
    getOpenMs: () => entries.at(-1)?.at ?? 0,
    append: refuse,
    reset: refuse,
    note: refuse,
    snapshot: refuse,
    finish: refuse,
    takeOver: () => Promise.resolve(),
    flush: () => study.flush(),
    retry: () => study.retry(),
    subscribe: () => () => undefined,
    close: () => undefined,
  };
}
