import type { MessageKey } from '../messages/en.ts';
import type { EditorContext, Tool } from '../tools/types.ts';
import type { Message, Session, Transaction } from '../types.ts';

export type CommandArgs = Readonly<Record<string, unknown>>;

/** What a user can do in one step: the palette, menus, shortcuts and host buttons all run these by id. */
export interface Command {
  /** Dotted, and stable: hosts name it. */
  readonly id: string;
  /** Key of its name in the message catalogue. */
  readonly title: MessageKey;
  /** Whether it changes the document; such a command cannot run while the editor is read-only. */
  readonly writes: boolean;
  /** Whether it can run now, without arguments, on the selection. */
  canRun(context: EditorContext): boolean;
  /** Returns null if it can do nothing with these arguments. It changes nothing itself. */
  run(context: EditorContext, args: CommandArgs): CommandResult | LateResult | null;
}

/** A result that takes its time. Only one is waited for: the next, another document and Escape give it up. */
export interface LateResult {
  /** Resolves to what decides the result by then, when the document may have changed. */
  readonly finish: Promise<(context: EditorContext) => CommandResult | null>;
  /** What is being done, said and shown where it may take more than a moment. */
  readonly busy?: Message | undefined;
  /** What is said when Escape gives it up. */
  readonly stopped?: Message | undefined;
  /** Ends the work; the result is no longer wanted. */
  cancel?(): void;
}

/** Tools and commands that come together. */
export interface Extension {
  readonly tools: readonly Tool[];
  readonly commands: readonly Command[];
}

export interface CommandResult {
  readonly transaction?: Transaction | null | undefined;
  readonly session?: Partial<Session> | undefined;
  readonly tool?: string | undefined;
  /** The state in which the tool starts, if not its initial one. */
  readonly toolState?: { readonly name: string } | undefined;
}
