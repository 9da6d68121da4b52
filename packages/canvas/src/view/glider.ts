import type { Box, Diagram } from '@calque/diagram';
import type { Editor, EditorState, Transaction } from '@calque/editor';
import { type Glide, createGlide } from '../render/glide.ts';
import type { LiftItem } from '../render/liftItem.ts';
import type { Scene } from '../render/scene.ts';

/** How long what was tidied takes to its new place, in milliseconds. */
const duration = 180;

/** Shows tidying up as a movement. The document has changed before it starts; any input ends it. */
export interface Glider {
  /** Ids of what is on its way, and off the drawing meanwhile; null while all is in place. */
  getIds(): ReadonlySet<string> | null;
  getItems(): readonly LiftItem[] | null;
  /** Starts if the transaction tidied up, took that back or did it again, unless the user wants less motion. */
  follow(before: Diagram, transaction: Transaction, view: Box): void;
  stop(): void;
  destroy(): void;
}

export function createGlider(root: HTMLElement, editor: Editor, scene: Scene, onStep: () => void): Glider {
  const window = root.ownerDocument.defaultView!;
  const listening = new AbortController();
  let glide: Glide | null = null;
  let items: readonly LiftItem[] | null = null;
  let share = 0;
  let request = 0;

  function stop() {
    if (!glide) return;
    window.cancelAnimationFrame(request);
    glide = null;
    items = null;
    onStep();
  }

  function start(next: Glide) {
    glide = next;
    share = 0;
    items = next.getItems(() => share);
    let startedAt: number | null = null;
    const step = (now: number) => {
      // From the first frame on: to prepare it may have taken some time.
      startedAt ??= now;
      const time = Math.min(1, (now - startedAt) / duration);
      share = 1 - (1 - time) ** 3;
      if (time === 1) stop();
      else {
        request = window.requestAnimationFrame(step);
        onStep();
      }
    };
    request = window.requestAnimationFrame(step);
  }

  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    root.addEventListener(type, stop, { capture: true, passive: true, signal: listening.signal });

  return {
    getIds: () => glide?.ids ?? null,
    getItems: () => items,
    follow(before, transaction, view) {
      stop();
      if (getTidied(editor.getState(), transaction) !== 'tidy') return;
      if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
      const { diagram: after } = editor.getState();
      const next = createGlide({ before, after, patches: transaction.patches, index: editor.getIndex(), scene, view });
      if (next) start(next);
    },
    stop,
    destroy() {
      window.cancelAnimationFrame(request);
      listening.abort();
    },
  };
}

/** What a transaction did, took back or did again. */
function getTidied({ history }: EditorState, { userEvent }: Transaction): string | undefined {
  if (userEvent === 'history.undo') return history.undone.at(-1)?.userEvent;
  return userEvent === 'history.redo' ? history.done.at(-1)?.userEvent : userEvent;
}
