import { useEffect, useState } from 'react';
import type { OpenedSheet } from './openSheet.ts';

/** Opens a sheet and closes it with the page or when `open` changes; `reopen` lays out the stored state again, as the next generation. */
export function useSheet<Sheet extends OpenedSheet | null>(open: (generation: number) => Promise<Sheet>) {
  const [sheet, setSheet] = useState<{ readonly key: number; readonly value: Sheet } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [generation, setGeneration] = useState(0);
  useEffect(() => {
    let opened: Sheet | null = null;
    let isCurrent = true;
    open(generation).then(
      (value) => {
        opened = value;
        if (isCurrent) setSheet((last) => ({ key: (last?.key ?? 0) + 1, value }));
        else value?.recorder.close();
      },
      (error: unknown) => isCurrent && setFailure(error),
    );
    return () => {
      isCurrent = false;
      opened?.recorder.close();
    };
  }, [open, generation]);
  if (failure) throw failure;
  return { sheet, reopen: () => setGeneration((value) => value + 1) };
}
