import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { getStudy } from '../study/studyStore.ts';

const kind = 'tradeoffs';
const id = 'wrong';
const schema = v.object({ rows: v.array(v.string()) });

/** The rows the learner got wrong, kept on this device, and how to change one's mark. */
export function useWrongRows(): readonly [ReadonlySet<string>, (row: string, isWrong: boolean) => void] {
  const [rows, setRows] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isCurrent = true;
    void getStudy()
      .then(({ documents }) => documents.get(kind, id, schema))
      .then((stored) => isCurrent && stored && setRows(new Set(stored.rows)));
    return () => {
      isCurrent = false;
    };
  }, []);
  function mark(row: string, isWrong: boolean) {
    const next = new Set(rows);
    if (isWrong) next.add(row);
    else next.delete(row);
    setRows(next);
    void getStudy().then(({ documents }) => documents.put(kind, id, { rows: [...next] }));
  }
  return [rows, mark];
}
