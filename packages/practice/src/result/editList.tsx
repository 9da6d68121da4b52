import type { Decision, Edit, Reference } from '@calque/grading';
import { describeEdit } from './describeEdit.ts';
import { EditMark, getEditMark } from './editMark.tsx';
import { OverruleMenu } from './overruleMenu.tsx';
import type { Translate } from '../messages/translate.ts';

interface EditListProps {
  /** In the order one would mend them. */
  readonly edits: readonly Edit[];
  /** Ids of edits that have been mended since the check. */
  readonly mended: ReadonlySet<string>;
  /** The edit under the pointer here or on the drawing. */
  readonly active: string | null;
  readonly reference: Reference;
  /** Ids of reference nodes that nothing on the sheet stands for. */
  readonly open: readonly string[];
  readonly translate: Translate;
  readonly onHover: (edit: Edit | null) => void;
  readonly onShow: (edit: Edit) => void;
  readonly onFix: (edit: Edit) => void;
  readonly onOverrule: (decision: Decision) => void;
}

/** What would mend the drawing, one row an edit: a sign, plain words, points, Show and Fix. */
export function EditList(props: EditListProps) {
  const { edits, mended, active, translate, onHover, onShow, onFix } = props;
  return (
    <ol className="calque-p-edits">
      {edits.map((edit) => {
        const text = describeEdit(edit);
        const isMended = mended.has(edit.id);
        return (
          <li
            key={edit.id}
            className="calque-p-edit"
            data-active={edit.id === active || undefined}
            data-mended={isMended || undefined}
            data-edit={edit.id}
            onPointerEnter={() => onHover(edit)}
            onPointerLeave={() => onHover(null)}
          >
            <EditMark mark={isMended ? 'matched' : getEditMark(edit)} />
            <p className="calque-p-edit__text">{text}</p>
            <p className="calque-p-edit__points">{describePoints(edit, isMended, translate)}</p>
            {isMended ? null : (
              <span className="calque-p-edit__actions">
                <button
                  type="button"
                  className="calque-p-button calque-p-button--small"
                  aria-label={translate('result.showLabel', { edit: text })}
                  onFocus={() => onHover(edit)}
                  onBlur={() => onHover(null)}
                  onClick={() => onShow(edit)}
                >
                  {translate('result.showEdit')}
                </button>
                <button
                  type="button"
                  className="calque-p-button calque-p-button--small"
                  aria-label={translate('result.fixLabel', { edit: text })}
                  onClick={() => onFix(edit)}
                >
                  {translate('result.fixEdit')}
                </button>
                <OverruleMenu
                  edit={edit}
                  reference={props.reference}
                  open={props.open}
                  translate={translate}
                  onOverrule={props.onOverrule}
                />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function describePoints(edit: Edit, isMended: boolean, translate: Translate): string {
  if (isMended) return translate('result.mended');
  return edit.points > 0 ? translate('result.points', { count: edit.points }) : translate('result.noPoints');
}
