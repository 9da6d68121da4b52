import type { MarkKind } from '@calque/canvas';
import type { Edit } from '@calque/grading';

/** The sign that stands for an edit in the list: the same one that stands on the drawing. */
export function getEditMark(edit: Edit): MarkKind {
  switch (edit.kind) {
    case 'missing':
      return 'missing';
    case 'extra':
      return 'extra';
    case 'reversed':
      return 'reversed';
    default:
      return 'close';
  }
}

const paths: Record<MarkKind, string> = {
  matched: 'M4 9.5 7.5 13 14 5.5',
  missing: 'M9 4v10M4 9h10',
  extra: 'M6.4 6.8c.1-3.1 5.3-3.1 5.2.1 0 1.9-2.6 2-2.6 4M9 13.4v.2',
  reversed: 'M5 12.5h5.7a3 3 0 0 0 0-6H5M7.5 4 5 6.5 7.5 9',
  close: 'M4 10.5c1.7-3 3.3-3 5-1.5s3.3 1.5 5-1.5',
};

/** A verdict's sign in its own colour, on an 18 px grid. Decorative: the words beside it say the same. */
export function EditMark({ mark }: { readonly mark: MarkKind }) {
  return (
    <svg className={`calque-p-mark calque-p-mark--${mark}`} viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="8.25" />
      <path d={paths[mark]} />
    </svg>
  );
}
