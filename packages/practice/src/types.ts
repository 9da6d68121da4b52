import type { Theme } from '@calque/canvas';
import type { Diagram } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import type { Exercise, PassPlan } from '@calque/exercise';
import type { Comparison, Decision, ExtrasPolicy } from '@calque/grading';
import type { Lexicon } from '@calque/grading/labels';
import type { CSSProperties, ReactNode, Ref } from 'react';
import type { PracticeRecord } from './record/practiceRecord.ts';
import type { RecordEvent } from './record/useRecord.ts';

/** `drawing`: the learner draws. `result`: the drawing is marked. `fixing`: drawing again, with the marks kept as hints. */
export type PracticePhase = 'drawing' | 'result' | 'fixing';

/** What a ref to `<PracticeCanvas>` can do. */
export interface PracticeCanvasHandle {
  getDiagram(): Diagram;
  /** Grades what is drawn now, shows the result and returns it. */
  check(): Comparison;
  /** Goes back to drawing; the marks of the last check stay as hints until they are mended. */
  fix(): void;
  focus(): void;
}

/** Props of `<PracticeCanvas>`. It fills its container, which needs a height. Uncontrolled: change `key` to start over. */
export interface PracticeCanvasProps {
  readonly exercise: Exercise;
  /** What labels mean; without it the words of the exercise's own names and aliases are understood. */
  readonly lexicon?: Lexicon | undefined;
  /** One of the three passes, planned by `createPass`: the sheet, what lies beneath it, the word bank. Default: a blank sheet. */
  readonly plan?: PassPlan | undefined;
  /** The drawing to go on with, such as a restored draft. Default: the sheet of `plan`. */
  readonly defaultDiagram?: Diagram | undefined;
  /** Hints, answers and overrules to go on with. */
  readonly defaultRecord?: PracticeRecord | undefined;
  /** Offers hints in steps. Default false. */
  readonly hints?: boolean | undefined;
  /** Offers the labels to choose from; needs `plan`. Default false. */
  readonly wordBank?: boolean | undefined;
  /** Frames the drawing with the steps of an interview. Default false. */
  readonly interview?: boolean | undefined;
  /** Asks for the sentence to have ready on marked components. Default false. */
  readonly oneLiners?: boolean | undefined;
  /** Asks how complete the drawing is before the score is shown. Default false. */
  readonly selfRating?: boolean | undefined;
  readonly onChange?: ((diagram: Diagram, transaction: Transaction) => void) | undefined;
  readonly onRecordChange?: ((record: PracticeRecord, event: RecordEvent) => void) | undefined;
  /** Called at each check with the result, the drawing that was graded, and what was noted beside it. */
  readonly onGrade?: ((comparison: Comparison, diagram: Diagram, record: PracticeRecord) => void) | undefined;
  /** Called when the learner overrules the grader: the comparison with their decisions, beside the automatic one. */
  readonly onOverrule?: ((overruled: Comparison, decisions: readonly Decision[]) => void) | undefined;
  readonly onPhaseChange?: ((phase: PracticePhase) => void) | undefined;
  readonly onError?: ((error: unknown) => void) | undefined;
  /** What boxes and arrows cost that the reference does not have. Default `warn`. */
  readonly extras?: ExtrasPolicy | undefined;
  readonly readOnly?: boolean | undefined;
  readonly theme?: Theme | undefined;
  /** BCP 47 tag; texts fall back to English. */
  readonly locale?: string | undefined;
  /** Shown at the left end of the top bar, such as a way back. */
  readonly leading?: ReactNode;
  /** Shown at the right end of the top bar, such as the state of saving. */
  readonly trailing?: ReactNode;
  /** Shown below the result, such as a comparison with earlier passes. */
  readonly afterResult?: ReactNode;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  readonly ref?: Ref<PracticeCanvasHandle> | undefined;
}
