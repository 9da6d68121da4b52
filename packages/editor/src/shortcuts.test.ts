import { describe, expect, test } from 'vitest';
import { defaultCommands } from './commands/commands.ts';
import { defaultShortcuts, findShortcut, formatShortcut, getShortcuts } from './shortcuts.ts';

const none = { shift: false, alt: false, mod: false };

describe('shortcuts', () => {
  test('name commands that exist', () => {
    const known = new Set(defaultCommands.map(({ id }) => id));
    expect(defaultShortcuts.filter(({ command }) => !known.has(command))).toEqual([]);
  });

  test('use no keys twice', () => {
    const keys = defaultShortcuts.flatMap((shortcut) => shortcut.keys);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test('are found by key and modifiers, with Caps Lock on too', () => {
    expect(findShortcut('z', { ...none, mod: true })?.command).toBe('edit.undo');
    expect(findShortcut('Z', { ...none, mod: true })?.command).toBe('edit.undo');
    expect(findShortcut('Z', { ...none, mod: true, shift: true })?.command).toBe('edit.redo');
    expect(findShortcut('!', { ...none, shift: true })?.command).toBe('view.fit');
    expect(findShortcut('ArrowLeft', { ...none, shift: true })?.args).toEqual({ by: 10 });
    expect(findShortcut('z', none)).toBeNull();
  });

  test('leave copy, cut and paste to the events of the clipboard', () => {
    expect(findShortcut('c', { ...none, mod: true })).toBeNull();
    expect(getShortcuts('edit.copy')).toEqual(['mod+c']);
  });

  test('are written as each platform does', () => {
    expect(formatShortcut('mod+shift+z', 'mac')).toBe('⇧⌘Z');
    expect(formatShortcut('mod+shift+z', 'other')).toBe('Ctrl+Shift+Z');
    expect(formatShortcut('alt+shift+ArrowLeft', 'mac')).toBe('⌥⇧←');
    expect(formatShortcut('mod++', 'other')).toBe('Ctrl++');
    expect(formatShortcut('+', 'mac')).toBe('+');
    expect(formatShortcut('Delete', 'other')).toBe('Del');
  });
});
