import { defaultCommands, defaultShortcuts, formatShortcut } from '@calque/editor';
import { useCanvas } from '../../view/context.ts';
import { Dialog } from './Dialog.tsx';

/** All keys at a glance. */
export function ShortcutSheet() {
  const { host, t, format } = useCanvas();
  const platform = host.isMac ? 'mac' : 'other';
  const titles = new Map(defaultCommands.map(({ id, title }) => [id, title]));
  const rows = [
    { name: t('commands.open'), keys: ['mod+k'] },
    { name: t('find.title'), keys: ['mod+f'] },
    { name: t('kinds.title'), keys: ['/'] },
    ...defaultShortcuts.flatMap(({ command, args, keys }) => {
      const kind = args?.['kind'];
      const title = titles.get(command);
      // A step of another length is the same command once more.
      if (!title || (args && kind === undefined)) return [];
      const name =
        typeof kind === 'string' ? t('kinds.open', { kind: format({ key: `kind.${kind}` }) }) : format({ key: title });
      return [{ name, keys }];
    }),
  ];
  return (
    <Dialog title={t('shortcuts.title')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by key (WCAG 2.1.1) */}
      <dl className="calque-sheet" tabIndex={0}>
        {rows.map(({ name, keys }) => (
          <div key={`${name} ${keys.join(' ')}`}>
            <dt>{name}</dt>
            <dd>
              {keys.slice(0, 2).map((one) => (
                <kbd key={one}>{formatShortcut(one, platform)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
