/**
 * Why storage failed:
 * `full` the quota is used up; `forbidden` the browser keeps nothing here (private mode, blocked cookies, sandboxed frame);
 * `blocked` another tab holds an older version of the database open; `damaged` what was read is not what was written;
 * `closed` the connection is gone (cleared by the user, upgraded by a newer page); `conflict` another tab writes this attempt;
 * `unknown` anything else, with the original error as `cause`.
 */
export type StorageErrorKind = 'full' | 'forbidden' | 'blocked' | 'damaged' | 'closed' | 'conflict' | 'unknown';

const mends: Readonly<Record<StorageErrorKind, string>> = {
  full: 'Delete old attempts or free disk space, then save again.',
  forbidden: 'Leave private browsing or allow this site to store data; until then work is kept in this tab only.',
  blocked: 'Close or reload the other tabs of this site.',
  damaged: 'Restore a backup; the damaged records are kept in quarantine and everything else still opens.',
  closed: 'Reload the page; unsaved work is kept in this tab until then.',
  conflict: 'Continue in the other tab, or take the attempt over here.',
  unknown: 'Try again; export a backup if it keeps failing.',
};

/** Every failure of a storage port. `mend` says in one sentence what would help. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly kind: StorageErrorKind;
  readonly mend: string;
  constructor(kind: StorageErrorKind, message: string, options?: { readonly cause?: unknown; readonly mend?: string }) {
    super(message, options);
    this.kind = kind;
    this.mend = options?.mend ?? mends[kind];
  }
}

/** Returns the error itself if it is a StorageError, else one of kind `unknown` with it as cause. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError('unknown', error instanceof Error ? error.message : String(error), { cause: error });
}
