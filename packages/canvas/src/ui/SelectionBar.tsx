import { useLayoutEffect, useRef } from 'react';
import { type Diagram, getEdge, getNode, getStroke } from '@calque/diagram';
import { useCanvas, useEditorValue } from '../view/context.ts';
import { Button, CommandButton } from './Button.tsx';
import { Icon, type IconName, KindIcon } from './Icon.tsx';
import { Toolbar } from './Toolbar.tsx';

/** Distance from what is selected, beyond its handles, in CSS pixels. */
const distance = 34;

/** What one does most with what is selected, beside it. */
export function SelectionBar() {
  const { editor, host, t, format } = useCanvas();
  const bar = useRef<HTMLDivElement>(null);
  const selection = useEditorValue((state) => state.selection);
  const diagram = useEditorValue((state) => state.diagram);
  const isShown = useEditorValue(
    (state, session) =>
      state.selection.length > 0 &&
      session.preview === null &&
      session.editing === null &&
      session.tool === 'select' &&
      session.toolState === 'select.idle',
  );
  const readOnly = useEditorValue((_state, _session, { getOptions }) => getOptions().readOnly);

  useLayoutEffect(() => {
    const place = () => {
      const { current } = bar;
      const surface = host.getSurface();
      const box = surface?.getSelectionBox();
      const { camera, viewport } = editor.getSession();
      if (!current || !box) return;
      const width = current.offsetWidth;
      const top = (box.y - camera.y) * camera.zoom;
      const bottom = (box.y + box.height - camera.y) * camera.zoom;
      const middle = (box.x + box.width / 2 - camera.x) * camera.zoom;
      const isOut = bottom < 0 || top > viewport.height || middle < -width || middle > viewport.width + width;
      const above = top - distance - current.offsetHeight;
      const y = above >= 8 ? above : Math.min(bottom + distance, viewport.height - current.offsetHeight - 8);
      const x = Math.max(8, Math.min(viewport.width - width - 8, middle - width / 2));
      current.hidden = isOut;
      current.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    };
    place();
    let { camera, viewport } = editor.getSession();
    return editor.subscribe(({ session }) => {
      if (session.camera === camera && session.viewport === viewport) return;
      ({ camera, viewport } = session);
      place();
    });
  });

  if (!isShown || readOnly) return null;
  const { commands, node } = getCommands(diagram, selection);
  return (
    <div ref={bar} className="calque-float">
      <Toolbar label={t('canvas.selection')} className="calque-panel calque-bar">
        {node && (
          <Button
            label={t('kinds.change', { kind: format({ key: `kind.${node.kind}` }) })}
            onPress={() => host.open({ type: 'kinds', changes: true })}
          >
            <KindIcon kind={node.kind} />
          </Button>
        )}
        {commands.map(([command, title, icon]) => (
          <CommandButton key={command} command={command} label={format({ key: title })}>
            <Icon name={icon} />
          </CommandButton>
        ))}
        <Button
          label={t('more.open')}
          onPress={() => {
            const rect = bar.current?.getBoundingClientRect();
            const origin = bar.current?.offsetParent?.getBoundingClientRect();
            if (rect && origin)
              host.open({ type: 'menu', x: rect.right - origin.left - 36, y: rect.bottom - origin.top + 4 });
          }}
        >
          <Icon name="more" />
        </Button>
      </Toolbar>
    </div>
  );
}

function getCommands(diagram: Diagram, selection: readonly string[]) {
  const only = selection.length === 1 ? selection[0]! : null;
  const node = only === null ? undefined : getNode(diagram, only);
  const edge = only === null ? undefined : getEdge(diagram, only);
  const commands: [command: string, title: string, icon: IconName][] = [];
  if (only !== null && !getStroke(diagram, only)) commands.push(['label.edit', 'command.editLabel', 'label']);
  if (node) commands.push(['connect.start', 'command.startConnect', 'connect']);
  if (edge) {
    commands.push(['edge.reverse', 'command.reverse', 'reverse']);
    commands.push(['edge.cycleDirection', 'command.cycleDirection', 'direction']);
    commands.push(['edge.toggleRoute', 'command.toggleRoute', 'route']);
  }
  if (selection.every((id) => getStroke(diagram, id))) commands.push(['ink.nextColour', 'command.inkColour', 'ink']);
  else if (only === null) commands.push(['group.add', 'command.group', 'group']);
  if (!edge) commands.push(['edit.duplicate', 'command.duplicate', 'duplicate']);
  commands.push(['edit.delete', 'command.delete', 'delete']);
  return { commands, node };
}
