/** Time as a port, so that tests and replays own it. */
export interface Clock {
  /** Wall time in milliseconds since 1970 (UTC). It may jump, also backwards. */
  now(): number;
  /** Calls `callback` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}
