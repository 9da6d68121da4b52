import type { CommandArgs } from './commands/types.ts';
import type { Modifiers } from './types.ts';

export interface Shortcut {
  readonly command: string;
  readonly args?: CommandArgs;
  /** As in `KeyboardEvent.key`, after its modifiers: `mod+shift+z`. `mod` is Cmd on a Mac and Ctrl elsewhere. */
  readonly keys: readonly string[];
  /**
   * The browser's own clipboard events do this; a view listens to `copy`, `cut` and `paste` instead of the key, which is
   * listed for menus and the `?` sheet only.
   */
  readonly native?: true;
}

/** A key of its own for each common kind: it picks up the box tool with that kind. */
export const kindShortcuts: readonly Shortcut[] = Object.entries({
  service: 's',
  store: 'd',
  pipeline: 'p',
  model: 'm',
  stream: 'w',
  queue: 'q',
  cache: 'k',
  index: 'i',
  gateway: 'g',
  client: 'u',
  dataset: 't',
  monitor: 'o',
  external: 'x',
}).map(([kind, key]) => ({ command: 'tool.box', args: { kind }, keys: [key] }));

export const defaultShortcuts: readonly Shortcut[] = [
  { command: 'tool.select', keys: ['v'] },
  { command: 'tool.hand', keys: ['h'] },
  { command: 'tool.box', keys: ['b'] },
  { command: 'tool.connect', keys: ['c'] },
  { command: 'tool.lasso', keys: ['l'] },
  { command: 'tool.draw', keys: ['f'] },
  { command: 'tool.eraser', keys: ['shift+e'] },
  { command: 'tool.laser', keys: ['shift+l'] },
  ...kindShortcuts,

  { command: 'edit.undo', keys: ['mod+z'] },
  { command: 'edit.redo', keys: ['mod+shift+z', 'mod+y'] },
  { command: 'edit.copy', keys: ['mod+c'], native: true },
  { command: 'edit.cut', keys: ['mod+x'], native: true },
  { command: 'edit.paste', keys: ['mod+v'], native: true },
  { command: 'edit.duplicate', keys: ['mod+d'] },
  { command: 'edit.delete', keys: ['Delete', 'Backspace'] },
  { command: 'label.edit', keys: ['Enter', 'F2'] },

  { command: 'select.all', keys: ['mod+a'] },
  { command: 'select.next', keys: ['PageDown'] },
  { command: 'select.previous', keys: ['PageUp'] },
  { command: 'select.left', keys: ['alt+ArrowLeft'] },
  { command: 'select.right', keys: ['alt+ArrowRight'] },
  { command: 'select.up', keys: ['alt+ArrowUp'] },
  { command: 'select.down', keys: ['alt+ArrowDown'] },
  { command: 'select.followOut', keys: ['.'] },
  { command: 'select.followIn', keys: [','] },

  { command: 'select.nextEdge', keys: [';'] },

  { command: 'node.add', keys: ['n', 'Insert'] },
  { command: 'node.quickAddLeft', keys: ['mod+ArrowLeft'] },
  { command: 'node.quickAddRight', keys: ['mod+ArrowRight'] },
  { command: 'node.quickAddUp', keys: ['mod+ArrowUp'] },
  { command: 'node.quickAddDown', keys: ['mod+ArrowDown'] },
  { command: 'edge.reverse', keys: ['r'] },
  { command: 'edge.cycleDirection', keys: ['shift+r'] },
  { command: 'edge.toggleRoute', keys: ['e'] },
  { command: 'edge.addWaypoint', keys: ['shift+b'] },
  { command: 'edge.removeWaypoints', keys: ['shift+u'] },

  { command: 'move.left', keys: ['ArrowLeft'] },
  { command: 'move.right', keys: ['ArrowRight'] },
  { command: 'move.up', keys: ['ArrowUp'] },
  { command: 'move.down', keys: ['ArrowDown'] },
  { command: 'move.left', args: { by: 10 }, keys: ['shift+ArrowLeft'] },
  { command: 'move.right', args: { by: 10 }, keys: ['shift+ArrowRight'] },
  { command: 'move.up', args: { by: 10 }, keys: ['shift+ArrowUp'] },
  { command: 'move.down', args: { by: 10 }, keys: ['shift+ArrowDown'] },
  { command: 'resize.narrower', keys: ['alt+shift+ArrowLeft'] },
  { command: 'resize.wider', keys: ['alt+shift+ArrowRight'] },
  { command: 'resize.shorter', keys: ['alt+shift+ArrowUp'] },
  { command: 'resize.taller', keys: ['alt+shift+ArrowDown'] },

  { command: 'group.add', keys: ['mod+g'] },
  { command: 'group.remove', keys: ['mod+shift+g'] },
  { command: 'arrange.toFront', keys: ['}', ']'] },
  { command: 'arrange.forward', keys: ['mod+]'] },
  { command: 'arrange.backward', keys: ['mod+['] },
  { command: 'arrange.toBack', keys: ['{', '['] },
  { command: 'arrange.alignLeft', keys: ['shift+a'] },
  { command: 'arrange.alignRight', keys: ['shift+d'] },
  { command: 'arrange.alignTop', keys: ['shift+w'] },
  { command: 'arrange.alignBottom', keys: ['shift+s'] },
  { command: 'arrange.alignCenter', keys: ['shift+c'] },
  { command: 'arrange.alignMiddle', keys: ['shift+m'] },
  { command: 'arrange.distributeHorizontally', keys: ['shift+x'] },
  { command: 'arrange.distributeVertically', keys: ['shift+y'] },
  { command: 'arrange.tidy', keys: ['mod+shift+l'] },
  { command: 'arrange.toggleLock', keys: ['mod+l'] },

  { command: 'view.zoomIn', keys: ['mod+=', 'mod++', '+', '='] },
  { command: 'view.zoomOut', keys: ['mod+-', '-'] },
  { command: 'view.zoomTo100', keys: ['mod+0', '0'] },
  { command: 'view.fit', keys: ['!', '1'] },
  { command: 'view.fitSelection', keys: ['@', '2'] },
  { command: 'view.toggleGrid', keys: ["mod+'"] },
];

const byKeys = new Map(defaultShortcuts.flatMap((shortcut) => shortcut.keys.map((keys) => [keys, shortcut])));

/** Returns the shortcut that a key press means, if any. Letters count the same with Caps Lock on. */
export function findShortcut(key: string, modifiers: Modifiers): Shortcut | null {
  const found = byKeys.get(formatKeys(key, modifiers));
  return found && !found.native ? found : null;
}

function formatKeys(key: string, { mod, alt, shift }: Modifiers): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  // What shift makes of a sign key is a sign of its own, wherever it lies on the keyboard.
  const counts = shift && (key.length > 1 || name !== name.toUpperCase());
  return `${mod ? 'mod+' : ''}${alt ? 'alt+' : ''}${counts ? 'shift+' : ''}${name}`;
}

/** The shortcuts of a command without arguments, written as `Shortcut.keys` are. */
export function getShortcuts(command: string): readonly string[] {
  return defaultShortcuts.filter((item) => item.command === command && !item.args).flatMap(({ keys }) => keys);
}

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Insert: 'Ins',
  Escape: 'Esc',
  Enter: '↵',
};
const macNames: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', Delete: '⌦', Backspace: '⌫' };
const otherNames: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };

/** Writes keys as menus do: `mod+shift+z` is `⇧⌘Z` on a Mac and `Ctrl+Shift+Z` elsewhere. */
export function formatShortcut(keys: string, platform: 'mac' | 'other'): string {
  const parts = keys.split(/\+(?=.)/);
  const platformNames = platform === 'mac' ? macNames : otherNames;
  const written = parts.map(
    (part) => platformNames[part] ?? names[part] ?? (part.length === 1 ? part.toUpperCase() : part),
  );
  if (platform === 'other') return written.join('+');
  const order = ['⌥', '⇧', '⌘'];
  return written.toSorted((a, b) => ((order.indexOf(a) + 4) % 4) - ((order.indexOf(b) + 4) % 4)).join('');
}
