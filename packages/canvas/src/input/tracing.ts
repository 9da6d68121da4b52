import { type Point, containsPoint } from '@calque/diagram';
import { type Editor, hitTest } from '@calque/editor';
import { isTyping } from './keys.ts';
import { type Tracing, getPaperBox } from '../view/tracing.ts';

export interface TracingInput {
  readonly editor: Editor;
  readonly tracing: Tracing;
  readonly root: HTMLElement;
  readonly area: HTMLElement;
  toDiagram(clientX: number, clientY: number): Point;
  onLaid(file: File, isLaid: boolean): void;
}

/** Lays images that are pasted or dropped beneath the sheet, and drags the one that lies there while it is not locked. */
export function listenToTracing(options: TracingInput, signal: AbortSignal): void {
  const { editor, tracing, root, area, toDiagram } = options;

  const lay = (file: File, centre?: Point) =>
    void tracing.lay(file, centre).then((isLaid) => options.onLaid(file, isLaid));

  root.addEventListener(
    'paste',
    (event) => {
      const [file] = event.clipboardData?.files ?? [];
      // What is text as well, such as components, is pasted as text, and a field takes what is pasted into it.
      if (!file || event.defaultPrevented || !tracing.get().isOffered || isTyping(event.target)) return;
      event.preventDefault();
      lay(file);
    },
    { signal },
  );
  root.addEventListener(
    'dragover',
    (event) => {
      if (tracing.get().isOffered && event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    { signal },
  );
  root.addEventListener(
    'drop',
    (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file || !tracing.get().isOffered) return;
      event.preventDefault();
      lay(file, toDiagram(event.clientX, event.clientY));
    },
    { signal },
  );
  // A key that is held while the focus goes elsewhere is let go of there.
  root.addEventListener('focusout', () => tracing.hold(false), { signal });

  let drag: { readonly id: number; readonly from: Point; readonly position: Point } | null = null;
  area.addEventListener(
    'pointerdown',
    (event) => {
      const { isOffered, paper } = tracing.get();
      const { tool, editing } = editor.getSession();
      if (!isOffered || !paper || paper.isLocked || event.button !== 0 || tool !== 'select' || editing !== null) return;
      const from = toDiagram(event.clientX, event.clientY);
      if (!containsPoint(getPaperBox(paper), from) || hitTest(editor, from, 6, 'pen').type !== 'canvas') return;
      event.stopImmediatePropagation();
      if (drag) return;
      drag = { id: event.pointerId, from, position: paper.position };
      area.setPointerCapture(event.pointerId);
    },
    { signal, capture: true },
  );
  area.addEventListener(
    'pointermove',
    (event) => {
      if (drag?.id !== event.pointerId) return;
      event.stopImmediatePropagation();
      const { x, y } = toDiagram(event.clientX, event.clientY);
      tracing.change({ position: { x: drag.position.x + x - drag.from.x, y: drag.position.y + y - drag.from.y } });
    },
    { signal, capture: true },
  );
  for (const type of ['pointerup', 'pointercancel'] as const)
    area.addEventListener(
      type,
      ({ pointerId }) => {
        if (drag?.id === pointerId) drag = null;
      },
      { signal },
    );
}
