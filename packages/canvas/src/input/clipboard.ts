import type { Diagram } from '@calque/diagram';
import { type Editor, clipboardType } from '@calque/editor';
import { findImage } from './tracing.ts';
import { isTyping } from './keys.ts';

/** Who takes what is pasted and is no text of our own. */
export interface PasteTargets {
  /** Reads a diagram in another notation; null if it is none. */
  readText(text: string): Promise<Diagram | null>;
  /** Returns false where no image is taken. */
  layImage(file: File): boolean;
  /** Nothing of what was pasted is a component. */
  onNothing(): void;
}

/** Copies to, cuts to and pastes from the system clipboard, while the drawing has the focus. */
export function listenToClipboard(
  editor: Editor,
  root: HTMLElement,
  tree: HTMLElement,
  targets: PasteTargets,
  signal: AbortSignal,
): void {
  /** What an event has put on the clipboard itself. */
  let written = editor.getSession().clipboard;
  let isWriting = false;
  const isOnDrawing = () => tree.contains((root.getRootNode() as Document | ShadowRoot).activeElement);

  const copy = (command: string) => (event: ClipboardEvent) => {
    if (!isOnDrawing() || !event.clipboardData) return;
    isWriting = true;
    const hasCopied = editor.run(command);
    isWriting = false;
    const { clipboard } = editor.getSession();
    if (!hasCopied || !clipboard) return;
    written = clipboard;
    event.clipboardData.setData('text/plain', clipboard.text);
    event.clipboardData.setData(clipboardType, clipboard.json);
    event.preventDefault();
  };

  root.addEventListener('copy', copy('edit.copy'), { signal });
  root.addEventListener('cut', copy('edit.cut'), { signal });
  root.addEventListener(
    'paste',
    (event) => {
      const { clipboardData: data } = event;
      if (!data || event.defaultPrevented || isTyping(event.target)) return;
      const json = isOnDrawing() ? data.getData(clipboardType) : '';
      const text = isOnDrawing() ? data.getData('text/plain') : '';
      const file = findImage(data.files);
      if (!json && !text && !file) return;
      event.preventDefault();
      void paste(json, text, file);
    },
    { signal },
  );

  /** Components before an image, and an image before words: browsers copy an image together with its address or title. */
  async function paste(json: string, text: string, file: File | undefined) {
    if (editor.getOptions().readOnly) return;
    // If it cannot be loaded now, the command tries again.
    if (!editor.canRun('edit.paste')) await editor.load().catch(() => undefined);
    if (editor.run('edit.paste', { text: json || text })) return;
    const diagram = text && (await targets.readText(text));
    if (diagram && editor.run('edit.paste', { text: JSON.stringify(diagram) })) return;
    if (file && targets.layImage(file)) return;
    if (json || text) targets.onNothing();
  }

  // A menu copies without such an event. The clipboard may be forbidden: pasting inside the canvas works all the same.
  const unsubscribe = editor.subscribe(({ session: { clipboard } }) => {
    if (isWriting || clipboard === written) return;
    written = clipboard;
    // Ink alone has no words for other programs.
    if (clipboard?.text) navigator.clipboard?.writeText(clipboard.text).catch(() => undefined);
  });
  signal.addEventListener('abort', unsubscribe);
}
