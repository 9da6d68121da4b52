import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Box, type Point, getCenter, getElement, getRouteLabelPoint, groupHeaderHeight } from '@calque/diagram';
import { type Editor, getLabel, nameElement } from '@calque/editor';
import { useCanvas, useEditorValue } from './context.ts';

/** How long a pause in typing is before what is typed becomes part of the document, in milliseconds. */
const pause = 400;
/** A field narrower than this is no pleasure to type in, however small the box is on screen. In CSS pixels. */
const minWidth = 128;

/** The text field that lies over an element while its label is edited. */
export function LabelField() {
  const editing = useEditorValue((_, session) => session.editing);
  return editing === null ? null : <Field key={editing} id={editing} />;
}

function Field({ id }: { readonly id: string }) {
  const { editor, host, t, format } = useCanvas();
  const field = useRef<HTMLTextAreaElement>(null);
  const camera = useEditorValue((_, session) => session.camera);
  const [text, setText] = useState(() => getLabel(editor.getState().diagram, id));
  const before = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const box = getFieldBox(editor, id);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
    return () => clearTimeout(timer.current);
  }, []);

  useLayoutEffect(() => {
    const { current } = field;
    if (!current || !box) return;
    const width = Math.max(minWidth, box.width * camera.zoom);
    const fontSize = Math.max(12, 14 * camera.zoom);
    current.style.fontSize = `${fontSize}px`;
    current.style.width = `${width}px`;
    current.style.height = 'auto';
    const height = current.scrollHeight;
    current.style.height = `${height}px`;
    current.style.left = `${(box.x + box.width / 2 - camera.x) * camera.zoom - width / 2}px`;
    current.style.top = `${(box.y + box.height / 2 - camera.y) * camera.zoom - height / 2}px`;
  });

  function commit(label: string) {
    clearTimeout(timer.current);
    editor.run('label.set', { id, label });
  }

  function close(label: string) {
    if (editor.getSession().editing !== id) return;
    commit(label);
    editor.setSession({ editing: null });
    const [from, to] = [before.current, getLabel(editor.getState().diagram, id)];
    if (to === from) return;
    host.announce(
      format(
        from ? { key: 'announce.renamed', params: { from, to } } : { key: 'announce.named', params: { label: to } },
      ),
    );
  }

  function finish(label: string) {
    // The row in the outline has its new name before it is read.
    flushSync(() => close(label));
    host.focusOutline();
  }

  if (!box) return null;
  return (
    <textarea
      ref={field}
      className="calque-label-field"
      aria-label={t('canvas.labelField', { what: format(nameElement(editor.getState().diagram, id)) })}
      rows={1}
      value={text}
      spellCheck={false}
      autoComplete="off"
      enterKeyHint="done"
      onChange={({ target: { value } }) => {
        setText(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => commit(value), pause);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          finish(before.current);
        } else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
          event.preventDefault();
          finish(text);
        }
      }}
      onBlur={() => close(text)}
    />
  );
}

/** Where the label is, in diagram units. */
function getFieldBox(editor: Editor, id: string): Box | null {
  const element = getElement(editor.getState().diagram, id);
  if (!element || 'points' in element) return null;
  if ('kind' in element && (element.kind === 'lane' || element.kind === 'group') && 'width' in element)
    return { ...element, height: groupHeaderHeight };
  if ('width' in element) return element;
  const index = editor.getIndex();
  const label = index.getLabelBox(element);
  if (label) return around(getCenter(label));
  const route = index.getRoute(element);
  return route ? around(getRouteLabelPoint(route)) : null;
}

const around = ({ x, y }: Point): Box => ({ x: x - 70, y: y - 10, width: 140, height: 20 });
