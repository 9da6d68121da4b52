import { nameElement } from '@calque/editor';
import type { CanvasContext } from '../view/context.ts';
import type { Row } from './rows.ts';

interface Mover {
  /** Takes the keys that pick up, put down and put back; true if the key was one of them. */
  handle(event: MoverKey, row: Row): boolean;
  /** While something is picked up, arrow keys move it. */
  isMoving(): boolean;
  stop(): void;
}

interface MoverKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Space picks an element up, so that the arrow keys that go through the outline move it; Enter or Space puts it down. */
export function createMover({ editor, host, t }: CanvasContext): Mover {
  /** Length of the history when it was picked up: what Escape goes back to. */
  let since: number | null = null;

  function stop() {
    if (since === null) return;
    since = null;
    host.announce(t('outline.dropped'));
  }

  return {
    handle({ key, altKey, ctrlKey, metaKey }, row) {
      if (altKey || ctrlKey || metaKey) return false;
      const { diagram, history } = editor.getState();
      if (since === null) {
        // After a press with a pointer the space bar is held to pan.
        if (key !== ' ' || host.doArrowsMove()) return false;
        if (row.type !== 'element' || editor.getOptions().readOnly) return false;
        editor.run('select.set', { id: row.id });
        since = history.done.length;
        host.announce(t('outline.grabbed', { what: nameElement(diagram, row.id) }));
        return true;
      }
      if (key === 'Escape') while (editor.getState().history.done.length > since && editor.run('edit.undo'));
      else if (key !== ' ' && key !== 'Enter') return false;
      stop();
      return true;
    },
    isMoving: () => since !== null,
    stop,
  };
}
