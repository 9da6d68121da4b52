import { formatDiagram } from '@calque/diagram';
import type { CanvasMessageKey } from '../../messages/en.ts';
import type { CanvasContext } from '../../view/context.ts';
import { exportMermaid, exportPng, exportSvg } from '../../view/exportDrawing.ts';

/** A command of the surface rather than of the document. */
export interface CanvasCommand {
  readonly id: string;
  readonly title: CanvasMessageKey;
  run(): void;
}

/** Sharp on most screens, and still small enough for a mail. */
const copyScale = 2;

/** Returns the commands that can run here: a page that is not secure, or an old browser, has no clipboard to write to. */
export function getCanvasCommands(context: CanvasContext): readonly CanvasCommand[] {
  const { host, t } = context;
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const say = (writing: Promise<void>, done: CanvasMessageKey) =>
    void writing.then(
      () => host.announce(t(done)),
      () => host.announce(t('copy.failed')),
    );
  const commands: CanvasCommand[] = [];
  // A promise itself is handed over: some browsers allow writing only at once after the press.
  if (clipboard && typeof ClipboardItem !== 'undefined')
    commands.push(
      {
        id: 'copy.image',
        title: 'copy.image',
        run: () =>
          say(clipboard.write([new ClipboardItem({ 'image/png': exportPng(context, copyScale) })]), 'copy.imageDone'),
      },
      {
        id: 'copy.mermaid',
        title: 'copy.mermaid',
        run: () =>
          say(clipboard.write([new ClipboardItem({ 'text/plain': exportMermaid(context) })]), 'copy.mermaidDone'),
      },
    );
  if (clipboard)
    commands.push(
      {
        id: 'copy.svg',
        title: 'copy.svg',
        run: () => say(clipboard.writeText(exportSvg(context)), 'copy.svgDone'),
      },
      {
        id: 'copy.json',
        title: 'copy.json',
        run: () => say(clipboard.writeText(formatDiagram(context.editor.getState().diagram)), 'copy.jsonDone'),
      },
    );
  if (host.tracing.get().isOffered)
    commands.push({ id: 'tracing', title: 'tracing.title', run: () => host.open({ type: 'tracing' }) });
  return commands;
}
