import { useEffectEvent, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { Diagram } from '@calque/diagram';
import type { Editor, EditorOptions } from '@calque/editor';
import type { DiagramCanvasProps } from '../types.ts';

type Reported = Pick<DiagramCanvasProps, 'value' | 'onChange' | 'onSelectionChange' | 'readOnly' | 'tools'> & {
  readonly kinds: readonly string[];
  readonly outlines: EditorOptions['outlines'];
};

/**
 * Keeps the editor and the props in step. Controlled, the document is what the host passes: a change is reported, and
 * taken back if the host does not pass it on in the update that the report leads to.
 */
export function useControlledValue(editor: Editor, props: Reported): void {
  const { value, readOnly = false, tools, kinds, outlines } = props;
  const [allTools] = useState(() => editor.getOptions().tools);
  const [, askAgain] = useReducer((count: number) => count + 1, 0);
  const accepted = useRef<Diagram | undefined>(undefined);
  const reported = useRef<Diagram[]>([]);

  const report = useEffectEvent((diagram: Diagram, transaction: Parameters<NonNullable<Reported['onChange']>>[1]) => {
    if (value !== undefined) {
      reported.current.push(diagram);
      askAgain();
    }
    props.onChange?.(diagram, transaction);
  });
  const reportSelection = useEffectEvent((ids: readonly string[]) => props.onSelectionChange?.(ids));

  useLayoutEffect(() => {
    let { selection } = editor.getState();
    return editor.subscribe(({ state, transaction }) => {
      if (transaction && transaction.patches.length > 0) report(state.diagram, transaction);
      if (state.selection === selection) return;
      selection = state.selection;
      reportSelection(selection);
    });
  }, [editor]);

  useLayoutEffect(() => {
    if (value === undefined) return;
    const { diagram } = editor.getState();
    // A host that is a change behind has that one on its way.
    const isBehind = value !== diagram && value !== accepted.current && reported.current.includes(value);
    if (isBehind) reported.current = reported.current.slice(reported.current.indexOf(value) + 1);
    else {
      if (value !== diagram) editor.reset(value);
      reported.current = [];
    }
    accepted.current = value;
  });

  useLayoutEffect(() => {
    editor.setOptions({ readOnly, tools: tools ?? allTools, kinds, outlines });
  }, [editor, readOnly, tools, kinds, outlines, allTools]);
}
