import { type Point, containsPoint } from '@calque/diagram';
import { type Editor, hitTest } from '@calque/editor';
import { type Tracing, getPaperBox, imageTypes } from '../view/tracing.ts';

export interface TracingInput {
  readonly editor: Editor;
  readonly tracing: Tracing;
  readonly root: HTMLElement;
  readonly area: HTMLElement;
  toDiagram(clientX: number, clientY: number): Point;
  onLaid(file: File, isLaid: boolean): void;
}

/** The image among files, or where there is none the first of them, to be refused by its name. */
export function findImage(files: FileList): File | undefined {
  return [...files].find(({ type }) => imageTypes.includes(type)) ?? files[0];
}

/**
 * Lays images that are dropped beneath the sheet, and drags the one that lies there while it is not locked. Returns what lays
 * one that is pasted, if it may.
 */
export function listenToTracing(options: TracingInput, signal: AbortSignal): (file: File) => boolean {
  const { editor, tracing, root, area, toDiagram } = options;

  const lay = (file: File, centre?: Point) =>
    void tracing.lay(file, centre).then((isLaid) => options.onLaid(file, isLaid));

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
      const file = event.dataTransfer && findImage(event.dataTransfer.files);
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

  return (file) => {
    const { isOffered } = tracing.get();
    if (isOffered) lay(file);
    return isOffered;
  };
}
