import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { defaultCommands, formatShortcut, getShortcuts } from '@calque/editor';
import { useCanvas } from '../../view/context.ts';

/** Sections of the menu: what cannot run now is left out, and with it an empty section. */
const sections = [
  [
    'label.edit',
    'connect.start',
    'edge.reverse',
    'edge.cycleDirection',
    'edge.toggleRoute',
    'edge.addWaypoint',
    'edge.removeWaypoints',
    'ink.nextColour',
  ],
  ['edit.cut', 'edit.copy', 'edit.paste', 'edit.duplicate', 'edit.delete'],
  ['group.add', 'group.remove', 'arrange.toggleLock', 'arrange.toFront', 'arrange.toBack'],
  [
    'arrange.alignLeft',
    'arrange.alignTop',
    'arrange.distributeHorizontally',
    'arrange.distributeVertically',
    'arrange.tidy',
  ],
  ['select.all', 'view.fit', 'view.fitSelection'],
];

export function ContextMenu({ x, y }: { readonly x: number; readonly y: number }) {
  const { editor, host, t, format } = useCanvas();
  const menu = useRef<HTMLDivElement>(null);
  const platform = host.isMac ? 'mac' : 'other';
  const titles = new Map(defaultCommands.map(({ id, title }) => [id, title]));
  const shown = sections
    .map((ids) => ids.filter((id) => titles.has(id) && editor.canRun(id)))
    .filter((ids) => ids.length > 0);

  useLayoutEffect(() => {
    const { current } = menu;
    if (!current) return;
    const { width, height } = editor.getSession().viewport;
    current.style.left = `${Math.max(8, Math.min(x, width - current.offsetWidth - 8))}px`;
    current.style.top = `${Math.max(8, Math.min(y, height - current.offsetHeight - 8))}px`;
    current.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [x, y, editor]);

  const close = () => {
    host.open(null);
    host.focusOutline();
  };

  function onKeyDown(event: KeyboardEvent) {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(event.target as HTMLElement);
    const goTo = (index: number) => items.at(index % items.length)?.focus();
    if (event.key === 'ArrowDown') goTo(at + 1);
    else if (event.key === 'ArrowUp') goTo(at - 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={t('canvas.menu')}
      className="calque-panel calque-menu"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) host.open(null);
      }}
    >
      {shown.map((ids, index) => (
        <div key={ids[0]} role="presentation">
          {index > 0 && <hr className="calque-separator" />}
          {ids.map((id) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="calque-button"
              onClick={() => {
                close();
                editor.run(id);
              }}
            >
              {format({ key: titles.get(id)! })}
              <span className="calque-key">
                {getShortcuts(id)
                  .slice(0, 1)
                  .map((keys) => formatShortcut(keys, platform))}
              </span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
