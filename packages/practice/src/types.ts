import type { Theme } from '@calque/canvas';
import type { Diagram } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import type { Exercise } from '@calque/exercise';
import type { Comparison, ExtrasPolicy, Lexicon } from '@calque/grading';
import type { CSSProperties, ReactNode, Ref } from 'react';

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
  /** What labels mean; without it only the exercise's own names and aliases are understood. */
  readonly lexicon?: Lexicon | undefined;
  /** The drawing to go on with, such as a restored draft. */
  readonly defaultDiagram?: Diagram | undefined;
  readonly onChange?: ((diagram: Diagram, transaction: Transaction) => void) | undefined;
  /** Called at each check with the result and the drawing that was graded. */
  readonly onGrade?: ((comparison: Comparison, diagram: Diagram) => void) | undefined;
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
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  readonly ref?: Ref<PracticeCanvasHandle> | undefined;
}
