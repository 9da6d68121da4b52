import type { PassKind } from '@calque/exercise';
import { useState } from 'react';

/** What the learner wants around the drawing. */
export interface PracticeOptions {
  readonly hints: boolean;
  readonly wordBank: boolean;
  readonly interview: boolean;
  readonly oneLiners: boolean;
  readonly selfRating: boolean;
}

export const optionTexts: Readonly<Record<keyof PracticeOptions, { readonly name: string; readonly help: string }>> = {
  hints: { name: 'Hints', help: 'Help in steps, each noted in the result.' },
  wordBank: { name: 'Word bank', help: 'The labels to choose from, in no order.' },
  selfRating: { name: 'Guess before the score', help: 'Say how complete your drawing is. Not asked while you trace.' },
  interview: { name: 'Interview', help: 'The steps around the drawing, each with its own time.' },
  oneLiners: { name: 'One-liners', help: 'The sentence to have ready for the parts that matter.' },
};

const key = 'calque.practice';
const defaults: PracticeOptions = {
  hints: true,
  wordBank: false,
  selfRating: true,
  interview: false,
  oneLiners: false,
};

/** The options, kept for the next exercise where storage allows. */
export function usePracticeOptions(): readonly [PracticeOptions, (change: Partial<PracticeOptions>) => void] {
  const [options, setOptions] = useState(loadOptions);
  function change(part: Partial<PracticeOptions>) {
    const next = { ...options, ...part };
    setOptions(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Storage is forbidden or full: the options hold until the page closes.
    }
  }
  return [options, change];
}

/** A guess means nothing while the architecture lies under the paper. */
export const asksForGuess = (options: PracticeOptions, pass: PassKind): boolean =>
  options.selfRating && pass !== 'trace';

function loadOptions(): PracticeOptions {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return defaults;
    const known = Object.entries(stored).filter(([name, value]) => name in defaults && typeof value === 'boolean');
    return { ...defaults, ...Object.fromEntries(known) };
  } catch {
    return defaults;
  }
}
