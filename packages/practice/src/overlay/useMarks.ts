import type { Decoration } from '@calque/canvas';
import type { Diagram } from '@calque/diagram';
import type { Comparison, Reference } from '@calque/grading';
import { useMemo } from 'react';
import type { Translate } from '../messages/translate.ts';
import type { PracticePhase } from '../types.ts';
import { getDecorationIds, getDecorations } from './decorations.ts';

interface MarksOptions {
  readonly phase: PracticePhase;
  /** The drawing as it is now, compared; null before the first check. */
  readonly comparison: Comparison | null;
  /** The drawing as it was checked. */
  readonly checked: Comparison | null;
  readonly diagram: Diagram;
  readonly reference: Reference;
  /** What hints have shown, while drawing. */
  readonly hints: readonly Decoration[];
  /** Id of the edit to highlight. */
  readonly activeEdit: string | null;
  readonly translate: Translate;
}

interface Marks {
  readonly marks: readonly Decoration[];
  /** The marks, or the hints while drawing, with the active edit highlighted. */
  readonly decorations: readonly Decoration[];
  /** Ids of edits of the check that have been mended since. */
  readonly mended: ReadonlySet<string>;
  /** Id of the edit that a decoration belongs to. */
  findEdit(decorationId: string | null): string | null;
}

const noMarks: readonly Decoration[] = [];

/** The marks over the drawing, and which of the listed edits they belong to. */
export function useMarks(options: MarksOptions): Marks {
  const { phase, comparison, checked, diagram, reference, hints, activeEdit, translate } = options;
  const marks = useMemo(
    () => (comparison && phase !== 'drawing' ? getDecorations(comparison, diagram, reference, translate) : noMarks),
    [comparison, phase, diagram, reference, translate],
  );
  const decorations = useMemo((): readonly Decoration[] => {
    if (phase === 'drawing') return hints;
    const edit = comparison?.edits.find(({ id }) => id === activeEdit);
    return edit
      ? [...marks, { type: 'highlight', id: 'active-edit', targets: getDecorationIds(edit), label: '' }]
      : marks;
  }, [marks, comparison, activeEdit, phase, hints]);
  const mended = useMemo(() => {
    const open = new Set(comparison?.edits.map(({ id }) => id));
    return new Set(checked?.edits.map(({ id }) => id).filter((id) => !open.has(id)));
  }, [comparison, checked]);
  return {
    marks,
    decorations,
    mended,
    findEdit: (decorationId) =>
      comparison?.edits.find((edit) => decorationId !== null && getDecorationIds(edit).includes(decorationId))?.id ??
      null,
  };
}
