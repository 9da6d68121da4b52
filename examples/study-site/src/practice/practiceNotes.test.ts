import type { LogEntry } from '@calque/exercise';
import { createPracticeRecord } from '@calque/practice';
import { expect, test } from 'vitest';
import { isWorthNoting, readRecord, toJson } from './practiceNotes.ts';

const empty = createPracticeRecord();
const createEntry = (seq: number, change: LogEntry['change']): LogEntry => ({
  seq,
  at: seq,
  userEvent: 'test',
  change,
});

test('the newest record of a log is read back, past notes of other kinds', () => {
  const first = { ...empty, oneLiners: { ranker: 'first' } };
  const second = { ...empty, oneLiners: { ranker: 'second' } };
  const entries = [
    createEntry(1, { type: 'note', data: toJson(first) }),
    createEntry(2, { type: 'note', data: toJson(second) }),
    createEntry(3, { type: 'note', data: null }),
    createEntry(4, { type: 'patches', patches: [] }),
  ];
  expect(readRecord(entries)).toEqual(second);
});

test('a log without notes has an empty record', () => {
  expect(readRecord([])).toEqual(empty);
});

test('an untouched record starts no draft, and anything written does', () => {
  expect(isWorthNoting(empty, false)).toBe(false);
  expect(isWorthNoting(empty, true)).toBe(true);
  expect(isWorthNoting({ ...empty, oneLiners: { ranker: 'x' } }, false)).toBe(true);
});
