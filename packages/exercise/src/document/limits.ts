/** What an exercise may hold at most. `parseExercise` refuses more, so that no document can hang or flood a page. */
export const exerciseLimits = {
  references: 20,
  /** Entries of any other list, and of the reasons of metrics. */
  entries: 1000,
  /** Characters (UTF-16 code units). */
  slugLength: 100,
  nameLength: 1000,
  textLength: 20_000,
  /** Characters of the JSON text. */
  documentLength: 16_000_000,
  /** Levels of nesting in the JSON, and values in it altogether, unknown fields included. */
  depth: 40,
  values: 2_000_000,
} as const;
