import type { KeyboardEvent } from 'react';
import type { Modifiers } from '@calque/editor';
import type { CanvasHost } from '../view/host.ts';

/** Shows the image beneath the sheet while it is held, where the user has it shown so; else it is a key like others. */
export const holdKey = 'j';

/**
 * What a key does that no field, menu or outline has taken. Returns whether it meant something. On a button only keys with
 * Ctrl or Cmd count: the others are the button's own.
 */
export function handleKey(event: KeyboardEvent, host: CanvasHost, tree: HTMLElement | null): boolean {
  const { editor, isMac } = host;
  if (event.defaultPrevented || editor.getSession().editing !== null || isTyping(event.target)) return false;
  const modifiers: Modifiers = {
    shift: event.shiftKey,
    alt: event.altKey,
    mod: isMac ? event.metaKey : event.ctrlKey,
  };
  const isOnDrawing = tree?.contains(event.target as Node) ?? false;
  if (!isOnDrawing && !modifiers.mod) return false;
  const { isOffered, paper } = host.tracing.get();
  if (isOffered && paper?.isOnHold && getLatinKey(event).toLowerCase() === holdKey && !modifiers.mod) {
    host.tracing.hold(true);
    return true;
  }
  const key = getLatinKey(event);
  return openByKey(key, modifiers, host) || editor.input({ type: 'keyDown', key, modifiers });
}

/** The letter of a key on a keyboard without Latin letters, such as a Cyrillic or an Arabic one: shortcuts are Latin. */
export function getLatinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter && key.length === 1 && /\P{Script=Latin}/u.test(key) && /\p{L}/u.test(key) ? letter.toLowerCase() : key;
}

/** While a panel is on its way, keys are for it: what is typed is kept for its field, and Escape calls it off. */
export function handleKeyAhead(event: KeyboardEvent, { typeAhead, open }: CanvasHost): void {
  if (!typeAhead.isOn()) return;
  event.stopPropagation();
  if (event.key === 'Escape') open(null);
  else typeAhead.take(event);
  // What the browser does with Ctrl or Cmd stays its own.
  if (!event.ctrlKey && !event.metaKey) event.preventDefault();
}

function openByKey(key: string, { mod, shift }: Modifiers, host: CanvasHost): boolean {
  const letter = key.toLowerCase();
  if (mod && letter === 'k') host.open({ type: 'commands' });
  else if (mod && letter === 'f') host.open({ type: 'find' });
  else if (!mod && key === '?') host.open({ type: 'shortcuts' });
  else if (!mod && key === '/') host.open({ type: 'kinds' });
  else if (key === 'ContextMenu' || (key === 'F10' && shift)) openMenuAtSelection(host);
  else return false;
  return true;
}

function openMenuAtSelection(host: CanvasHost) {
  const { camera, viewport } = host.editor.getSession();
  const id = host.editor.getState().selection.at(-1);
  const box = id === undefined ? null : host.getSurface()?.scene.getBox(id);
  if (!box) host.open({ type: 'menu', x: viewport.width / 2, y: viewport.height / 2 });
  else
    host.open({
      type: 'menu',
      x: (box.x - camera.x) * camera.zoom,
      y: (box.y + box.height - camera.y) * camera.zoom,
    });
}

/** Whether keys and pastes at this element are the element's own. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
}
