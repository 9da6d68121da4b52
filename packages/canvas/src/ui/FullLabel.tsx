import { getNode } from '@calque/diagram';
import { useCanvas, useEditorValue } from '../view/context.ts';

/** The whole label of the box that is pointed at or selected, where the box has room for a part of it only. */
export function FullLabel() {
  const { host } = useCanvas();
  const node = useEditorValue(({ diagram, selection }, { hover, preview, editing }) => {
    if (preview || editing !== null) return undefined;
    const id = hover?.type === 'node' ? hover.id : selection.length === 1 ? selection[0] : undefined;
    const found = id === undefined ? undefined : getNode(diagram, id);
    return found && host.getSurface()?.isLabelCut(found) ? found : undefined;
  });
  const camera = useEditorValue((_, session) => (node ? session.camera : null));
  if (!node || !camera) return null;
  const x = (node.x + node.width / 2 - camera.x) * camera.zoom;
  const y = (node.y + node.height - camera.y) * camera.zoom;
  return (
    <div className="calque-panel calque-full-label" aria-hidden="true" style={{ left: x, top: y }}>
      {node.label}
    </div>
  );
}
