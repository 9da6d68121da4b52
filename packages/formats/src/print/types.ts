import type { Diagram, DiagramNode, Point } from '@calque/diagram';
import type { PrintStrings } from './strings.ts';

/** What a sheet needs to know of an exercise; an Exercise with its first reference as `diagram` will do. */
export interface PrintExercise {
  readonly title: string;
  readonly summary: string;
  /** The reference that is drawn. */
  readonly diagram: Diagram;
  /** Words on the blank sheet. Default: the labels of the reference's nodes, in alphabetical order. */
  readonly wordBank?: readonly string[] | undefined;
  /** What belongs to the answer beside the drawing, such as the sentence to have ready for a node. */
  readonly answers?: readonly PrintAnswer[] | undefined;
}

export interface PrintAnswer {
  readonly heading: string;
  readonly text: string;
}

export interface PrintTradeoff {
  readonly decision: string;
  readonly optionA: string;
  readonly optionB: string;
  readonly chooseAWhen: string;
  readonly chooseBWhen: string;
}

/** A verdict: printed as a sign and a kind of line, so that it can be read without colour. */
export type PrintMark = 'matched' | 'missing' | 'extra' | 'reversed' | 'close';

/** The decorations of a graded drawing; those that a canvas shows can be passed as they are. */
export type PrintDecoration =
  | { readonly type: 'mark'; readonly target: string; readonly mark: PrintMark }
  | { readonly type: 'ghost-node'; readonly node: DiagramNode }
  | {
      readonly type: 'ghost-edge';
      readonly from: string | Point;
      readonly to: string | Point;
      readonly edgeLabel?: string | undefined;
    }
  | { readonly type: 'highlight' };

export interface PrintAttempt {
  readonly diagram: Diagram;
  readonly decorations: readonly PrintDecoration[];
  /** 0 to 100. */
  readonly score?: number | undefined;
  /** The list of edits in the order in which one would mend them. */
  readonly findings?: readonly PrintFinding[] | undefined;
}

export interface PrintFinding {
  readonly mark: PrintMark;
  readonly text: string;
  /** Lost points, as text: "-4". */
  readonly points?: string | undefined;
}

export type PrintSheet =
  /** The architecture, to read. */
  | { readonly type: 'reference'; readonly exercise: PrintExercise }
  /** The architecture in faint lines, to draw over. */
  | { readonly type: 'tracing'; readonly exercise: PrintExercise }
  /** The architecture without the named nodes (an empty box stays) and edges, to complete. */
  | { readonly type: 'partial'; readonly exercise: PrintExercise; readonly blank: readonly string[] }
  /** An empty sheet; the words help unless they are left out. */
  | { readonly type: 'blank'; readonly exercise: PrintExercise; readonly withWords?: boolean | undefined }
  /** The architecture and the answers beside it. */
  | { readonly type: 'answer'; readonly exercise: PrintExercise }
  | { readonly type: 'attempt'; readonly exercise: PrintExercise; readonly attempt: PrintAttempt }
  | { readonly type: 'tradeoffs'; readonly title: string; readonly rows: readonly PrintTradeoff[] };

export type PaperSize = 'a4' | 'letter';

export interface PrintOptions {
  /** Default: `a4`. */
  readonly paper?: PaperSize | undefined;
  /** Default: `landscape`, in which wide architectures are largest. */
  readonly orientation?: 'portrait' | 'landscape' | undefined;
  /** Title of the document; with several sheets also that of the contents. Default: the first sheet's exercise. */
  readonly title?: string | undefined;
  /** Puts a page of contents first, as in a booklet. Default: false. */
  readonly contents?: boolean | undefined;
  /** BCP 47 tag of the texts. Default: `en`. */
  readonly language?: string | undefined;
  readonly strings?: Partial<PrintStrings> | undefined;
  /** CSS font list. Default: Source Sans 3 and what comes close to it. */
  readonly fontFamily?: string | undefined;
}
