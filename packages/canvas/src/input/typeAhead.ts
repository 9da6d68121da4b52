interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * Keeps what is typed between opening a panel and its taking the focus: it may have to be loaded first, and meanwhile the
 * keys would be shortcuts of the drawing.
 */
export interface TypeAhead {
  start(): void;
  /** Hands over what was typed since the start, if anything was. */
  stop(receive?: (typed: string) => void): void;
  isOn(): boolean;
  /** Takes a key: a character is kept, Backspace takes one back, others mean nothing. */
  take(key: Key): void;
}

export function createTypeAhead(): TypeAhead {
  let typed: string | null = null;
  return {
    start() {
      typed = '';
    },
    stop(receive) {
      if (typed) receive?.(typed);
      typed = null;
    },
    isOn: () => typed !== null,
    take({ key, ctrlKey, metaKey, altKey }) {
      if (typed === null) return;
      if (key === 'Backspace') typed = [...typed].slice(0, -1).join('');
      // AltGr, which types, counts as both.
      else if ([...key].length === 1 && ctrlKey === altKey && !metaKey) typed += key;
    },
  };
}
