import { type Command, defaultCommands, formatShortcut, getShortcuts } from '@calque/editor';
import { useCanvas } from '../../view/context.ts';
import { getCanvasCommands } from './canvasCommands.ts';
import { Dialog } from './Dialog.tsx';
import { Picker, matchesQuery } from './Picker.tsx';

/** Commands that need arguments that only a gesture, a field or a host can give. */
const withArguments = new Set([
  'select.set',
  'select.toggle',
  'select.goTo',
  'view.find',
  'view.pan',
  'view.reveal',
  'node.addBox',
  'node.addConnected',
  'node.setKind',
  'node.setNote',
  'label.set',
  'edge.setDirection',
  'edge.setRoute',
  'edge.moveWaypoint',
  'move.by',
  'resize.to',
  'group.setParent',
]);

/** Every command by its name, with its keys; what can run now comes first. */
export function CommandPalette() {
  const context = useCanvas();
  const { editor, host, t, format } = context;
  const platform = host.isMac ? 'mac' : 'other';
  const own = getCanvasCommands(context);
  const getOptions = (query: string) =>
    [
      ...listCommands().map(({ id, title }) => ({
        id,
        label: format({ key: title }),
        hint: getShortcuts(id)
          .slice(0, 1)
          .map((keys) => formatShortcut(keys, platform))[0],
        isDisabled: !editor.canRun(id),
      })),
      ...own.map(({ id, title }) => ({ id, label: t(title), isDisabled: false })),
    ]
      .filter(({ label }) => matchesQuery(label, query))
      .sort((a, b) => Number(a.isDisabled) - Number(b.isDisabled));
  return (
    <Dialog title={t('commands.title')}>
      <Picker
        label={t('commands.search')}
        empty={t('commands.none')}
        getOptions={getOptions}
        onPick={({ id }) => {
          host.open(null);
          host.focusOutline();
          const command = own.find((other) => other.id === id);
          if (command) command.run();
          else editor.run(id);
        }}
      />
    </Dialog>
  );
}

export function listCommands(): readonly Command[] {
  return defaultCommands.filter(({ id }) => !withArguments.has(id));
}
