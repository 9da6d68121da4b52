import {
  type SessionEvent,
  type SessionPlan,
  type SessionState,
  createSession,
  findOpenSession,
  reduceSession,
  saveSession,
} from '@calque/exercise';
import { useEffect, useSyncExternalStore } from 'react';
import { clock } from '../study/clock.ts';
import { getStudy } from '../study/studyStore.ts';

/** An event without its time: the clock of this device adds it. */
type Happening = SessionEvent extends infer Event ? (Event extends SessionEvent ? Omit<Event, 'at'> : never) : never;

/** How often a running session is brought up to date and stored, in milliseconds. */
const tickMs = 5_000;

let session: SessionState | null | undefined;
let loading: Promise<void> | null = null;
let timer: ReturnType<typeof setInterval> | null = null;
let wakeLock: WakeLockSentinel | null = null;
const listeners = new Set<() => void>();

/** The session in progress: null if there is none, undefined until storage was read. */
export function useSession(): SessionState | null | undefined {
  useEffect(() => void loadSession(), []);
  return useSyncExternalStore(subscribe, () => session);
}

/** Begins a planned session and stores it. */
export function beginSession(plan: SessionPlan): void {
  const now = clock.now();
  set(createSession(`session-${now.toString(36)}`, plan, now));
  sendSession({ type: 'start' });
}

/** Tells the session what happened; without a session nothing happens. */
export function sendSession(happening: Happening): void {
  if (session) set(reduceSession(session, { ...happening, at: clock.now() }));
}

/** Puts a finished session away, so that the next one can be planned. */
export function closeSession(): void {
  if (session?.phase === 'finished') set(null);
}

async function loadSession(): Promise<void> {
  loading ??= getStudy()
    .then(({ documents }) => findOpenSession(documents))
    .then((found) => {
      // A session that was running when the page went away has been left.
      if (session === undefined)
        set(found?.phase === 'running' ? reduceSession(found, { type: 'leave', at: clock.now() }) : found);
    });
  await loading;
}

function set(next: SessionState | null): void {
  const before = session;
  session = next;
  if (next && next !== before) void getStudy().then(({ documents }) => saveSession(documents, next));
  const isRunning = next?.phase === 'running';
  if (isRunning && !timer) timer = setInterval(() => sendSession({ type: 'tick' }), tickMs);
  if (!isRunning && timer) {
    clearInterval(timer);
    timer = null;
  }
  void keepAwake(isRunning);
  for (const listener of listeners) listener();
}

/** Keeps the screen on while a session runs, where the browser can. */
async function keepAwake(isRunning: boolean): Promise<void> {
  try {
    if (isRunning && !wakeLock) {
      wakeLock = await navigator.wakeLock?.request('screen');
      wakeLock?.addEventListener('release', () => (wakeLock = null), { once: true });
    } else if (!isRunning) await wakeLock?.release();
  } catch {
    // A low battery or a hidden tab refuses it; the session does without.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) document.addEventListener('visibilitychange', leave);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', leave);
  };
}

function leave(): void {
  if (document.visibilityState === 'hidden') sendSession({ type: 'leave' });
}
