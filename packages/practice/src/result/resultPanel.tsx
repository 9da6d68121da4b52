import type { Essential } from '@calque/exercise';
import type { Comparison, Decision, Edit, Reference } from '@calque/grading';
import type { ReactNode } from 'react';
import { CalibrationNote } from '../check/calibrationNote.tsx';
import type { MessageKey } from '../messages/en.ts';
import type { Translate } from '../messages/translate.ts';
import { EditList } from './editList.tsx';
import { Forgotten } from './forgotten.tsx';
import { Overrules } from './overrules.tsx';
import { ScoreRing } from './scoreRing.tsx';
import { TallyBar } from './tallyBar.tsx';

export interface ResultPanelProps {
  /** The automatic result of the last check. */
  readonly comparison: Comparison;
  /** The same drawing with the learner's overrules; the same object where there are none. */
  readonly overruled: Comparison;
  readonly reference: Reference;
  readonly isDrawingEmpty: boolean;
  readonly selfRating: number | null;
  readonly overrules: readonly Decision[];
  readonly essentials: readonly Essential[];
  /** Ids of edits that have been mended since the check. */
  readonly mended: ReadonlySet<string>;
  /** The edit under the pointer here or on the drawing. */
  readonly active: string | null;
  readonly labels: ReadonlyMap<string, string>;
  readonly translate: Translate;
  readonly onHover: (edit: Edit | null) => void;
  readonly onShow: (edit: Edit) => void;
  readonly onFix: (edit: Edit) => void;
  readonly onOverrule: (decision: Decision) => void;
  readonly onUndoOverrule: (trace: string) => void;
  readonly children?: ReactNode;
}

/** The moment that matters: score, what was found and missed, then what to mend. */
export function ResultPanel(props: ResultPanelProps) {
  const { comparison, overruled, reference, mended, translate } = props;
  const { score, scoreUpperBound, summary } = comparison;
  const { edits } = overruled;
  const left = edits.filter(({ id }) => !mended.has(id)).length;
  return (
    <div className="calque-p-result">
      <div className="calque-p-result__summary">
        <ScoreRing score={score} text={translate('result.number', { score })} caption={translate('result.outOf')} />
        <div className="calque-p-result__tallies">
          <TallyBar title={translate('result.nodes')} tally={summary.nodes} translate={translate} />
          <TallyBar title={translate('result.edges')} tally={summary.edges} translate={translate} />
        </div>
      </div>
      <p className="calque-p-result__verdict">
        {translate(props.isDrawingEmpty ? 'result.emptyDrawing' : getEncouragement(score))}
      </p>
      {scoreUpperBound > score ? (
        <p className="calque-p-result__bound">{translate('result.atLeast', { score, upperBound: scoreUpperBound })}</p>
      ) : null}
      {props.selfRating === null ? null : (
        <CalibrationNote selfRating={props.selfRating} score={score} translate={translate} />
      )}
      <Overrules
        decisions={props.overrules}
        score={overruled.score}
        reference={reference}
        labels={props.labels}
        translate={translate}
        onUndo={props.onUndoOverrule}
      />
      <h3 className="calque-p-result__heading">{getHeading(edits.length, left, translate)}</h3>
      <EditList
        edits={edits}
        mended={mended}
        active={props.active}
        reference={reference}
        open={getOpenNodes(overruled)}
        translate={translate}
        onHover={props.onHover}
        onShow={props.onShow}
        onFix={props.onFix}
        onOverrule={props.onOverrule}
      />
      <Forgotten essentials={props.essentials} translate={translate} />
      {props.children}
    </div>
  );
}

function getOpenNodes({ nodes }: Comparison): string[] {
  return nodes.flatMap(({ verdict, reference }) =>
    reference !== null && (verdict === 'missing' || verdict === 'optional' || verdict === 'close') ? [reference] : [],
  );
}

function getHeading(count: number, left: number, translate: Translate): string {
  if (count === 0) return translate('result.noEdits');
  return left < count ? translate('result.left', { count: left }) : translate('result.edits', { count });
}

function getEncouragement(score: number): MessageKey {
  if (score === 100) return 'result.encourage100';
  if (score >= 80) return 'result.encourage80';
  if (score >= 50) return 'result.encourage50';
  return 'result.encourage0';
}
