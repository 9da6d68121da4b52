/** The exclusive right to write something, until released or taken over by another tab. */
export interface Hold {
  release(): void;
}

/** Called where a name is held when it is taken over elsewhere: saves its work; the hold is gone when it resolves. */
export type HandOver = () => Promise<void>;

/**
 * Knows which tab holds what. No work depends on its being right (writes are fenced by a lease record); it lets the
 * second tab say so before anything is drawn.
 */
export interface TabLocks {
  /** Holds `name`, or returns null if another tab holds it. Where this very tab holds it, that hold is handed over. */
  hold(name: string, handOver: HandOver): Promise<Hold | null>;
  /** Asks the tab that holds `name` to save and let go, and takes it by force if there is no answer in time. */
  takeOver(name: string, handOver: HandOver): Promise<Hold>;
}

/** What memory locks share: one entry a name. Locks made over the same table are tabs of one browser. */
export type MemoryTabTable = Map<string, { readonly tab: TabLocks; readonly handOver: HandOver }>;

/** Locks within this process: for tests, for servers, and where there is only one tab. */
export function createMemoryTabLocks(table: MemoryTabTable = new Map()): TabLocks {
  const tab: TabLocks = {
    async hold(name, handOver) {
      const holder = table.get(name);
      return holder && holder.tab !== tab ? null : tab.takeOver(name, handOver);
    },
    async takeOver(name, handOver) {
      await table.get(name)?.handOver();
      const holder = { tab, handOver };
      table.set(name, holder);
      return {
        release() {
          if (table.get(name) === holder) table.delete(name);
        },
      };
    },
  };
  return tab;
}
