import { type Editor, clipboardType } from '@calque/editor';

/** Copies to, cuts to and pastes from the system clipboard, while the drawing has the focus. */
export function listenToClipboard(editor: Editor, root: HTMLElement, tree: HTMLElement, signal: AbortSignal): void {
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
      if (!isOnDrawing() || !event.clipboardData) return;
      const text = event.clipboardData.getData(clipboardType) || event.clipboardData.getData('text/plain');
      if (text && editor.run('edit.paste', { text })) event.preventDefault();
    },
    { signal },
  );

  // A menu copies without such an event. The clipboard may be forbidden: pasting inside the canvas works all the same.
  const unsubscribe = editor.subscribe(({ session: { clipboard } }) => {
    if (isWriting || clipboard === written) return;
    written = clipboard;
    if (clipboard) navigator.clipboard?.writeText(clipboard.text).catch(() => undefined);
  });
  signal.addEventListener('abort', unsubscribe);
}
