import { createContext, use, useSyncExternalStore } from 'react';
import {
  type Catalogue,
  type Editor,
  type EditorState,
  type Message,
  type MessageParam,
  type Session,
  formatMessage,
} from '@calque/editor';
import type { CanvasMessageKey } from '../messages/en.ts';
import { type GetShape, createGetShape } from '../render/shapes.ts';
import type { CustomKind } from '../types.ts';
import type { CanvasHost } from './host.ts';

/** What the parts of one canvas share. Two canvases on a page have two of these. */
export interface CanvasContext {
  readonly host: CanvasHost;
  readonly editor: Editor;
  readonly locale: string;
  /** How a kind is drawn here. */
  readonly getShape: GetShape;
  /** Puts a text of the canvas into words. */
  t(key: CanvasMessageKey, params?: Readonly<Record<string, MessageParam>>): string;
  /** Puts a message of the editor into words. */
  format(message: Message): string;
}

export const canvasContext = createContext<CanvasContext | null>(null);

/** The host names its own kinds: to all texts they are kinds like others. */
export function createCanvasContext(
  host: CanvasHost,
  texts: Partial<Catalogue>,
  locale: string,
  customKinds: readonly CustomKind[],
): CanvasContext {
  const catalogue = { ...texts, ...Object.fromEntries(customKinds.map(({ kind, title }) => [`kind.${kind}`, title])) };
  return {
    host,
    editor: host.editor,
    locale,
    getShape: createGetShape(customKinds),
    t: (key, params) => formatMessage(catalogue, params ? { key, params } : { key }, locale),
    format: (message) => formatMessage(catalogue, message, locale),
  };
}

export function useCanvas(): CanvasContext {
  const context = use(canvasContext);
  if (!context) throw new Error('This part of the canvas must be rendered inside <DiagramCanvas>.');
  return context;
}

/** Re-renders when `select` returns something else, compared by `Object.is`: it must return the same for the same input. */
export function useEditorValue<Value>(select: (state: EditorState, session: Session, editor: Editor) => Value): Value {
  const { editor } = useCanvas();
  const get = () => select(editor.getState(), editor.getSession(), editor);
  return useSyncExternalStore(editor.subscribe, get, get);
}
