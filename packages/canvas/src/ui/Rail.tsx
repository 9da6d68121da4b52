import { useSyncExternalStore } from 'react';
import { kindShortcuts, getShortcuts } from '@calque/editor';
import { useCanvas, useEditorValue } from '../view/context.ts';
import { Button, CommandButton } from './Button.tsx';
import { Icon, type IconName, KindIcon } from './Icon.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useDragOut } from './useDragOut.ts';

const toolIcons: Readonly<Record<string, IconName>> = {
  select: 'select',
  hand: 'hand',
  connect: 'connect',
  lasso: 'lasso',
  draw: 'draw',
  eraser: 'eraser',
};

/** Tools that have a button beside those that are always there. The others are in the palette of commands. */
const railTools = new Set(['connect', 'lasso', 'draw', 'eraser']);
const writingTools = new Set(['connect', 'draw', 'eraser']);

/** How many kinds have a button of their own; the others are in the palette. */
const quickKinds = 6;

/** The slim bar of tools, at the side or, where it is narrow, below. */
export function Rail() {
  const { editor, host, t, format } = useCanvas();
  const tool = useEditorValue((_, session) => session.tool);
  const kind = useEditorValue((_, session) => session.kind);
  const options = useEditorValue((_state, _session, { getOptions }) => getOptions());
  const { isOffered } = useSyncExternalStore(host.tracing.subscribe, host.tracing.get, host.tracing.get);
  const startDrag = useDragOut();
  const tools = ['select', 'hand', ...options.tools.filter((id) => railTools.has(id))];
  const hasBox = options.tools.includes('box') && !options.readOnly;
  return (
    <Toolbar label={t('canvas.tools')} className="calque-rail" isVertical>
      {tools
        .filter((id) => !options.readOnly || !writingTools.has(id))
        .map((id) => (
          <Button
            key={id}
            label={format({ key: `tool.${id}` })}
            keys={getShortcuts(`tool.${id}`)[0]}
            isPressed={tool === id}
            onPress={() => editor.run(`tool.${id}`)}
          >
            <Icon name={toolIcons[id] ?? 'select'} />
          </Button>
        ))}
      {hasBox && (
        <>
          <span className="calque-separator" />
          {options.kinds.slice(0, quickKinds).map((id) => (
            <Button
              key={id}
              label={t('kinds.open', { kind: format({ key: `kind.${id}` }) })}
              keys={kindShortcuts.find(({ args }) => args?.['kind'] === id)?.keys[0]}
              isPressed={tool === 'box' && kind === id}
              onPress={() => editor.run('tool.box', { kind: id })}
              onPointerDown={(event) => startDrag(event, id)}
            >
              <KindIcon kind={id} />
            </Button>
          ))}
          <Button label={t('kinds.all')} keys="/" onPress={() => host.open({ type: 'kinds' })}>
            <Icon name="kinds" />
          </Button>
        </>
      )}
      <span className="calque-spacer" />
      {!options.readOnly && (
        <>
          <CommandButton command="edit.undo" label={t('canvas.undo')}>
            <Icon name="undo" />
          </CommandButton>
          <CommandButton command="edit.redo" label={t('canvas.redo')}>
            <Icon name="redo" />
          </CommandButton>
        </>
      )}
      {isOffered && (
        <Button label={t('tracing.title')} onPress={() => host.open({ type: 'tracing' })}>
          <Icon name="tracing" />
        </Button>
      )}
      <Button label={t('commands.open')} keys="mod+k" onPress={() => host.open({ type: 'commands' })}>
        <Icon name="commands" />
      </Button>
      <Button label={t('shortcuts.open')} keys="?" onPress={() => host.open({ type: 'shortcuts' })}>
        <Icon name="help" />
      </Button>
    </Toolbar>
  );
}
