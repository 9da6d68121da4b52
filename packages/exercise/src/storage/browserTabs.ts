/// <reference lib="dom" />
import type { HandOver, Hold, TabLocks } from './tabs.ts';

export interface BrowserTabOptions {
  /** Name of the BroadcastChannel. Default `calque-tabs`. */
  readonly channel?: string | undefined;
  /** Milliseconds a tab has to save and let go before its hold is taken by force. Default 2000. */
  readonly patienceMs?: number | undefined;
}

/** What tabs say to each other about a name. */
interface TabMessage {
  readonly type: 'who' | 'here' | 'ask' | 'released';
  readonly name: string;
}

/** How long to wait for another tab to answer where there are no Web Locks (plain http), in milliseconds. */
const answerMs = 250;

/**
 * Locks between the tabs of one origin: Web Locks, which the browser frees even when a tab is killed, and a
 * BroadcastChannel to ask politely. Without Web Locks (an insecure context) the channel alone serves.
 */
export function createBrowserTabLocks(options: BrowserTabOptions = {}): TabLocks & { close(): void } {
  const { channel: channelName = 'calque-tabs', patienceMs = 2000 } = options;
  const channel = new BroadcastChannel(channelName);
  const held = new Map<string, { readonly handOver: HandOver; readonly free: () => void }>();
  const waiting = new Set<(message: TabMessage) => void>();
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;

  const post: (message: TabMessage) => void = channel.postMessage.bind(channel);

  async function letGo(name: string) {
    const holder = held.get(name);
    if (!holder) return;
    await holder.handOver();
    holder.free();
  }

  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    for (const listener of waiting) listener(data);
    if (data.type === 'who' && held.has(data.name)) post({ type: 'here', name: data.name });
    if (data.type === 'ask') void letGo(data.name);
  });

  function waitFor(type: TabMessage['type'], name: string, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isThere: boolean) => {
        clearTimeout(timer);
        waiting.delete(listener);
        resolve(isThere);
      };
      const listener = (message: TabMessage) => {
        if (message.type === type && message.name === name) end(true);
      };
      const timer = setTimeout(() => end(false), ms);
      waiting.add(listener);
    });
  }

  function grant(name: string, handOver: HandOver, unlock: () => void): Hold {
    const free = () => {
      if (held.get(name) !== holder) return;
      held.delete(name);
      unlock();
      post({ type: 'released', name });
    };
    const holder = { handOver, free };
    held.set(name, holder);
    return { release: free };
  }

  /** Resolves with the hold, or null if the lock is not to be had that way. */
  function lock(name: string, handOver: HandOver, how: LockOptions): Promise<Hold | null> {
    return new Promise((resolve) => {
      let hold: Hold | null = null;
      locks!
        .request(name, how, (granted) => {
          if (!granted) return resolve(null);
          return new Promise<void>((unlock) => {
            hold = grant(name, handOver, unlock);
            resolve(hold);
          });
        })
        .catch(() => {
          // Where locks are refused (a sandboxed frame, an inactive document) there is no other tab to share with.
          if (!hold) return resolve(how.signal?.aborted ? null : grant(name, handOver, () => undefined));
          // Another tab took the lock by force while this one did not answer.
          void handOver().then(hold.release);
        });
    });
  }

  return {
    async hold(name, handOver) {
      await letGo(name);
      if (locks) return lock(name, handOver, { ifAvailable: true });
      const answer = waitFor('here', name, answerMs);
      post({ type: 'who', name });
      return (await answer) ? null : grant(name, handOver, () => undefined);
    },
    async takeOver(name, handOver) {
      await letGo(name);
      if (locks) {
        const asked = lock(name, handOver, { signal: AbortSignal.timeout(patienceMs) });
        post({ type: 'ask', name });
        return (await asked) ?? (await lock(name, handOver, { steal: true }))!;
      }
      const released = waitFor('released', name, patienceMs);
      post({ type: 'ask', name });
      await released;
      return grant(name, handOver, () => undefined);
    },
    close() {
      for (const { free } of held.values()) free();
      channel.close();
    },
  };
}
