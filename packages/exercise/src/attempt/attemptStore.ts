import type { Diagram } from '@calque/diagram';
import type { Damage } from '../storage/quarantine.ts';
import type { SaveStatus } from '../storage/writeQueue.ts';
import type { Snapshot } from './log.ts';
import type {
  AttemptHeader,
  AttemptOrigin,
  AttemptResult,
  ExerciseResults,
  Json,
  LogEntry,
  PassKind,
} from './types.ts';

/** Keeps attempts. `createAttemptStore` implements it over a StorageBackend; a host can bring its own. */
export interface AttemptStore {
  /** Continues the newest draft of this exercise and pass, or starts an attempt. Nothing is stored before the first change. */
  open(request: OpenRequest): Promise<Attempt>;
  /** Headers, newest start first, and what was found damaged (and put in quarantine) on the way. */
  list(filter?: AttemptFilter): Promise<AttemptList>;
  /**
   * An attempt as it stands in storage, without the right to change it.
   * @throws StorageError of kind `damaged` if nothing of it can be opened
   */
  read(id: string): Promise<AttemptReading | null>;
  /** Best, last and count by exercise, for gallery cards. */
  getResults(): Promise<ReadonlyMap<string, ExerciseResults>>;
  remove(id: string): Promise<void>;
}

export interface OpenRequest extends Omit<AttemptOrigin, 'startedAt'> {
  /** The sheet as it is handed out. A resumed draft ignores it. */
  readonly initial: Diagram;
  /** False starts afresh and leaves drafts alone. Default true. */
  readonly resume?: boolean | undefined;
}

export interface AttemptFilter {
  readonly exercise?: string | undefined;
  readonly pass?: PassKind | undefined;
  readonly isFinished?: boolean | undefined;
}

export interface AttemptList {
  readonly attempts: readonly AttemptHeader[];
  readonly damaged: readonly Damage[];
}

export interface AttemptReading {
  readonly header: AttemptHeader;
  readonly diagram: Diagram;
  readonly entries: readonly LogEntry[];
  readonly snapshots: readonly Snapshot[];
  /** False if steps of the drawing were lost; `diagram` is then the newest state that could be proved. */
  readonly isComplete: boolean;
  readonly damaged: readonly Damage[];
}

export interface AttemptState {
  readonly header: AttemptHeader;
  /** `read`: another tab works on this exercise. Show the drawing, and offer `takeOver`. */
  readonly access: 'write' | 'read';
  readonly save: SaveStatus;
  /** Id of the draft into which work was rescued that could not be saved before another tab took over. */
  readonly copy: string | null;
  /** It was deleted elsewhere. The drawing is still here: `takeOver` keeps it after all. */
  readonly isDeleted: boolean;
}

/** The parts of an editor transaction that the log keeps. */
export interface RecordedTransaction {
  readonly patches: Extract<LogEntry['change'], { type: 'patches' }>['patches'];
  readonly userEvent: string;
}

/**
 * One open attempt. Everything is in memory first and on its way to storage at once; a failed write is repeated until it
 * succeeds. `append`, `reset`, `note`, `snapshot` and `finish` need access `write` and throw a StorageError of kind
 * `conflict` without it.
 */
export interface Attempt {
  getState(): AttemptState;
  getDiagram(): Diagram;
  getEntries(): readonly LogEntry[];
  getSnapshots(): readonly Snapshot[];
  /** Milliseconds that the attempt has been open, over all sittings; pauses included (see `getActivity`). */
  getOpenMs(): number;
  /** What could not be read when the attempt was opened. */
  readonly damaged: readonly Damage[];
  /** @throws PatchError if the patches do not fit the drawing; the log is unchanged then. */
  append(transaction: RecordedTransaction): void;
  /** Replaces the drawing from outside. */
  reset(diagram: Diagram): void;
  /** Records something beside the drawing: `hint.ghost`, `attempt.pause`, `interview.answer`. */
  note(userEvent: string, data: Json): void;
  /** Stores the drawing as a whole; also done by itself every 50 entries. */
  snapshot(): void;
  /** Turns the draft into a result. Resolves when it is on disk. */
  finish(result: AttemptResult): Promise<void>;
  /**
   * Gets the right to write from another tab, with everything that tab has saved.
   * @throws StorageError if it cannot be read; the access is `read` then, as before
   */
  takeOver(): Promise<void>;
  /** Resolves when everything is stored; rejects with the StorageError if the try fails (it is repeated all the same). */
  flush(): Promise<void>;
  /** Tries to save again now. */
  retry(): void;
  subscribe(listener: (state: AttemptState) => void): () => void;
  /** Lets other tabs write. What is not saved yet stays in the queue. */
  close(): void;
}
