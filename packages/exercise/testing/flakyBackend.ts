import type { StorageBackend, WriteOperation } from '../src/storage/backend.ts';
import { StorageError, type StorageErrorKind } from '../src/storage/errors.ts';

function isAny(_operations: readonly WriteOperation[]): boolean {
  return true;
}

/** A backend whose writes can be made to fail, as a full disk or a closed connection does. */
export function createFlakyBackend(backend: StorageBackend) {
  let kind: StorageErrorKind | null = null;
  let concerns: (operations: readonly WriteOperation[]) => boolean = isAny;
  let writes = 0;
  return {
    ...backend,
    async write(...args: Parameters<StorageBackend['write']>) {
      if (kind && concerns(args[0])) throw new StorageError(kind, 'The test made this write fail.');
      writes += 1;
      return backend.write(...args);
    },
    failWith(next: StorageErrorKind | null, which = isAny) {
      kind = next;
      concerns = which;
    },
    countWrites: () => writes,
  };
}

/** A backend that hears nothing any more after some writes, as when the browser is killed. */
export function createDyingBackend(backend: StorageBackend, lives: number): StorageBackend {
  let left = lives;
  return {
    ...backend,
    async write(...args) {
      if (left <= 0) return new Promise(() => undefined);
      left -= 1;
      return backend.write(...args);
    },
  };
}
