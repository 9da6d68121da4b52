/** All words on printed sheets that do not come from the exercise. Words in braces are filled in. */
export interface PrintStrings {
  readonly reference: string;
  readonly tracing: string;
  readonly partial: string;
  readonly blank: string;
  readonly answer: string;
  readonly attempt: string;
  readonly tradeoffs: string;
  readonly contents: string;
  readonly wordBank: string;
  readonly findings: string;
  readonly name: string;
  readonly date: string;
  readonly time: string;
  readonly score: string;
  readonly scoreOf: string;
  readonly points: string;
  readonly page: string;
  readonly decision: string;
  readonly optionA: string;
  readonly optionB: string;
  readonly chooseAWhen: string;
  readonly chooseBWhen: string;
  readonly matched: string;
  readonly missing: string;
  readonly extra: string;
  readonly reversed: string;
  readonly close: string;
}

export const englishStrings: PrintStrings = {
  reference: 'Reference sheet',
  tracing: 'Tracing sheet',
  partial: 'Fill in what is blank',
  blank: 'Draw from memory',
  answer: 'Answer sheet',
  attempt: 'Graded attempt',
  tradeoffs: 'Trade-off matrix',
  contents: 'Contents',
  wordBank: 'Word bank',
  findings: 'What to mend',
  name: 'Name',
  date: 'Date',
  time: 'Time',
  score: 'Score',
  scoreOf: '{score} of 100',
  points: 'Points',
  page: '{page} / {pages}',
  decision: 'Decision',
  optionA: 'Option A',
  optionB: 'Option B',
  chooseAWhen: 'Choose A when',
  chooseBWhen: 'Choose B when',
  matched: 'matched',
  missing: 'missing',
  extra: 'extra',
  reversed: 'reversed',
  close: 'close',
};

export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
