import { getElement, unionBoxes } from '@calque/diagram';
import { createTransaction } from '@calque/editor';
import type { DiagramCanvasHandle } from '../types.ts';
import type { CanvasContext } from './context.ts';
import { exportPng, exportSvg } from './exportDrawing.ts';

/** What the ref to `<DiagramCanvas>` holds. */
export function createHandle(context: CanvasContext): DiagramCanvasHandle {
  const { host, editor } = context;
  return {
    getDiagram: () => editor.getState().diagram,
    getCamera: () => editor.getSession().camera,
    setCamera: (camera) => editor.setSession({ camera }),
    fitView(ids) {
      const surface = host.getSurface();
      if (!surface) return;
      const box = ids ? unionBoxes(ids.flatMap((id) => surface.scene.getBox(id) ?? [])) : surface.getContentBox();
      editor.setSession({ camera: surface.getFittingCamera(box) });
    },
    reveal(id) {
      const surface = host.getSurface();
      const { diagram } = editor.getState();
      const decoration = surface?.scene.getDecorations().find((other) => other.id === id);
      const target = decoration?.type === 'mark' ? decoration.target : id;
      if (getElement(diagram, target)) editor.run('select.goTo', { id: target });
      else {
        const box = surface?.scene.getBox(id);
        if (surface && box) editor.setSession({ camera: surface.getShowingCamera(box) });
      }
      if (decoration) host.announce(decoration.label);
    },
    apply(patches, userEvent) {
      const state = editor.getState();
      editor.dispatch(createTransaction(state, patches, { userEvent }));
    },
    run: (command) => void editor.run(command),
    exportSvg: () => exportSvg(context),
    exportPng: (scale) => exportPng(context, scale),
    focus: host.focusOutline,
  };
}
