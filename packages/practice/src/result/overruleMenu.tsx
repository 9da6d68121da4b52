import type { Decision, Edit, Reference } from '@calque/grading';
import type { Translate } from '../messages/translate.ts';

interface OverruleMenuProps {
  readonly edit: Edit;
  readonly reference: Reference;
  /** Ids of reference nodes that nothing on the sheet stands for. */
  readonly open: readonly string[];
  readonly translate: Translate;
  readonly onOverrule: (decision: Decision) => void;
}

const fairExtra = 'fair-extra';

/** "I meant this" and "this is a fair extra" for a box that the grader could not place. */
export function OverruleMenu({ edit, reference, open, translate, onOverrule }: OverruleMenuProps) {
  const [trace] = edit.trace;
  const isAboutBox = edit.element === 'node' && (edit.kind === 'extra' || edit.kind === 'rename');
  if (!isAboutBox || trace === undefined) return null;
  const suggested = edit.kind === 'rename' ? edit.reference : [];
  const choices = reference.nodes.filter(({ id }) => suggested.includes(id) || open.includes(id));
  return (
    <select
      className="calque-p-select calque-p-edit__overrule"
      aria-label={translate('overrule.label')}
      value=""
      onChange={({ target }) => onOverrule({ trace, reference: target.value === fairExtra ? null : target.value })}
    >
      <option value="" disabled>
        {translate('overrule.prompt')}
      </option>
      <option value={fairExtra}>{translate('overrule.fairExtra')}</option>
      {choices.map(({ id, label }) => (
        <option key={id} value={id}>
          {translate('overrule.meant', { label })}
        </option>
      ))}
    </select>
  );
}
