import { useRef, useState } from 'react';
import { createPracticeRecord, type PracticeRecord } from './practiceRecord.ts';

/** What changed, as the dotted name that the attempt's log keeps. */
export type RecordEvent = 'hint.take' | 'interview.change' | 'one-liner.write' | 'check.rate' | 'result.overrule';

export type UpdateRecord = (event: RecordEvent, change: (record: PracticeRecord) => Partial<PracticeRecord>) => void;

/** Holds the record and reports each change once, in order, also when several come before the next render. */
export function useRecord(
  initial: PracticeRecord | undefined,
  onChange: ((record: PracticeRecord, event: RecordEvent) => void) | undefined,
): [PracticeRecord, UpdateRecord] {
  const [record, setRecord] = useState(() => initial ?? createPracticeRecord());
  const latest = useRef(record);
  const update: UpdateRecord = (event, change) => {
    latest.current = { ...latest.current, ...change(latest.current) };
    setRecord(latest.current);
    onChange?.(latest.current, event);
  };
  return [record, update];
}
