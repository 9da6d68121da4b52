import type { DiagramIndex } from '../document/diagramIndex.ts';
import type { EditorInput, EditorOptions, EditorState, Session, Transaction } from '../types.ts';

/** What tools and commands may read. They change nothing themselves: they return what should change. */
export interface EditorContext {
  readonly state: EditorState;
  readonly session: Session;
  readonly options: EditorOptions;
  /** Lookups and the spatial index of `state.diagram`. */
  readonly index: DiagramIndex;
  /** Returns an id that no element of the document has. */
  createId(): string;
}

/** States are a discriminated union by name; `Session.toolState` is `tool.name`. */
export interface ToolState {
  readonly name: string;
}

/**
 * A tool is a pure reducer. It never sees `cancel` or Escape: the editor then drops its state and preview, so that no
 * gesture can leave anything behind.
 */
export interface Tool<State extends ToolState = ToolState> {
  readonly id: string;
  readonly initial: State;
  /** Whether it changes the document; such a tool is not offered while the editor is read-only. */
  readonly writes: boolean;
  /** Whether it stays active after it has finished, unless another tool handed over to it. */
  readonly sticky?: boolean;
  /** Returns null if the input means nothing in this state. */
  reduce(state: State, input: EditorInput, context: EditorContext): ToolStep<State> | null;
}

export interface ToolStep<State extends ToolState = ToolState> {
  readonly state: State;
  readonly session?: Partial<Session> | undefined;
  readonly transaction?: Transaction | null | undefined;
  /** Another tool goes on in a state of its own, and hands back when it finishes. */
  readonly handOver?:
    | { readonly tool: string; readonly state: ToolState & Readonly<Record<string, unknown>> }
    | undefined;
  /** Runs a command after the step. */
  readonly command?: { readonly id: string; readonly args: Readonly<Record<string, unknown>> } | undefined;
  /** The tool is done: the tool that handed over, or `select`, is next. */
  readonly finish?: boolean | undefined;
}

/** The step that stays in a state and changes the session, if at all. */
export function stay<State extends ToolState>(state: State, session?: Partial<Session>): ToolStep<State> {
  return { state, session };
}
