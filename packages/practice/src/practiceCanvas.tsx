import { DiagramCanvas, type DiagramCanvasHandle } from '@calque/canvas';
import { createDiagram, type Diagram } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import { getForgottenEssentials, getLiveOverrules, withOverrule, withoutOverrule } from '@calque/exercise';
import type { Comparison, Decision, Edit } from '@calque/grading';
import { useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { BriefPanel } from './brief/briefPanel.tsx';
import { SelfRating } from './check/selfRating.tsx';
import { useGrade, useLiveComparison } from './check/useCheck.ts';
import { useGuide } from './guide/useGuide.tsx';
import { InterviewPanel } from './interview/interviewPanel.tsx';
import { useInterviewClock } from './interview/useInterviewClock.ts';
import { createTranslate } from './messages/translate.ts';
import { OneLinerPanel } from './oneLiners/oneLinerPanel.tsx';
import { getDecorationIds } from './overlay/decorations.ts';
import { useMarks } from './overlay/useMarks.ts';
import { useWholeView } from './overlay/useWholeView.ts';
import { Panel, type PanelTab } from './panel/panel.tsx';
import { useRecord } from './record/useRecord.ts';
import { getDropOnGhost } from './result/dropOnGhost.ts';
import { getFixPatches } from './result/fixes.ts';
import { ResultPanel } from './result/resultPanel.tsx';
import type { PracticeCanvasProps, PracticePhase } from './types.ts';

/** Width in CSS pixels below which the panel is a sheet from below; the style sheet has the same. */
const narrowWidth = 760;
const noDecisions: readonly Decision[] = [];

/**
 * An exercise to draw and check: the brief, the canvas, and after Check the score, what to mend, and the marks over the
 * learner's own drawing. It fills its container, which needs a height, and needs `@calque/practice/style.css`.
 */
export function PracticeCanvas(props: PracticeCanvasProps) {
  const { exercise, plan, onChange, onGrade, onPhaseChange, onError, locale = 'en' } = props;
  const translate = useMemo(() => createTranslate(locale), [locale]);
  const canvas = useRef<DiagramCanvasHandle>(null);
  const [diagram, setDiagram] = useState(() => props.defaultDiagram ?? plan?.initial ?? createDiagram());
  const [initialDiagram] = useState(diagram);
  const [record, updateRecord] = useRecord(props.defaultRecord, props.onRecordChange);
  const [phase, setPhase] = useState<PracticePhase>('drawing');
  /** The automatic result of the last check. */
  const [checked, setChecked] = useState<Comparison | null>(null);
  const [isRating, setIsRating] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [tab, setTab] = useState('brief');
  const [isPanelOpen, setIsPanelOpen] = useState(true);
  const [activeEdit, setActiveEdit] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');

  // The drawing first: where the panel is a sheet from below, it starts folded.
  const root = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (root.current && root.current.clientWidth < narrowWidth) setIsPanelOpen(false);
  }, []);

  const grade = useGrade(props);
  const overrules = useMemo(() => {
    const live = getLiveOverrules(record.overrules, diagram);
    return live.length === 0 ? noDecisions : live;
  }, [record.overrules, diagram]);
  const isGuided = props.hints === true || (plan !== undefined && plan.underlay !== null);
  const live = useLiveComparison(diagram, overrules, props, phase === 'fixing' || (phase === 'drawing' && isGuided));
  const overruled = useMemo(
    () => (checked && overrules.length > 0 && phase === 'result' ? grade(diagram, overrules) : checked),
    [checked, overrules, phase, diagram, grade],
  );
  /** What the marks show: the drawing as it is now. */
  const current = phase === 'fixing' ? (live ?? overruled) : overruled;
  const reference =
    exercise.references.find((candidate, index) => (candidate.id ?? String(index)) === current?.reference) ??
    exercise.references[0];

  const [interview, sendInterview] = useInterviewClock(
    record.interview,
    props.interview === true && phase !== 'result',
    (state) => updateRecord('interview.change', () => ({ interview: state })),
    (step) => setAnnouncement(translate('interview.overrun', { step: translate(`interview.${step}`) })),
  );
  const guide = useGuide({
    exercise,
    plan,
    hints: props.hints === true,
    wordBank: props.wordBank === true,
    diagram,
    comparison: live,
    record,
    isReadOnly: props.readOnly === true || phase === 'result',
    translate,
    updateRecord,
    canvas,
  });

  const { marks, decorations, findEdit, mended } = useMarks({
    phase,
    comparison: current,
    checked: overruled,
    diagram,
    reference,
    hints: guide.ghosts,
    activeEdit,
    translate,
  });

  const enter = (next: PracticePhase) => {
    setPhase(next);
    onPhaseChange?.(next);
  };

  const getDiagram = () => canvas.current?.getDiagram() ?? diagram;

  const runCheck = (selfRating: number | null): Comparison => {
    const drawn = getDiagram();
    const comparison = grade(drawn, noDecisions);
    setDiagram(drawn);
    setChecked(comparison);
    setFailure(null);
    setTab('result');
    setIsPanelOpen(true);
    enter('result');
    updateRecord('check.rate', () => ({ selfRating }));
    const summary = translate('result.edits', { count: comparison.edits.length });
    setAnnouncement(translate('practice.graded', { score: comparison.score, summary }));
    onGrade?.(comparison, drawn, { ...record, selfRating, interview });
    return comparison;
  };

  const handleCheck = (selfRating: number | null) => {
    setIsRating(false);
    try {
      runCheck(selfRating);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setFailure(translate('practice.graderFailed', { reason }));
      onError?.(error);
    }
  };

  const handleFix = () => {
    enter('fixing');
    canvas.current?.focus();
  };

  const handleChange = (next: Diagram, transaction: Transaction) => {
    setDiagram(next);
    onChange?.(next, transaction);
    const meant = phase === 'fixing' && current ? getDropOnGhost(transaction, current, marks) : null;
    if (meant) setOverrules(withOverrule(overrules, meant), next);
  };

  const handleFixEdit = (edit: Edit) => {
    if (!current) return;
    const patches = getFixPatches(edit, current, exercise.references, getDiagram(), props);
    enter('fixing');
    canvas.current?.apply(patches, 'edit.fix');
  };

  const setOverrules = (decisions: readonly Decision[], drawn = diagram) => {
    updateRecord('result.overrule', () => ({ overrules: decisions }));
    props.onOverrule?.(grade(drawn, decisions), decisions);
  };

  const reveal = (edit: Edit) => {
    const [first] = getDecorationIds(edit);
    if (first) canvas.current?.reveal(first);
  };

  useImperativeHandle(props.ref, () => ({
    getDiagram,
    check: () => runCheck(null),
    fix: handleFix,
    focus: () => canvas.current?.focus(),
  }));

  useWholeView(canvas, phase === 'result', diagram, decorations);

  const essentials = useMemo(() => {
    if (!checked) return [];
    const texts = [...interview.steps.map(({ answer }) => answer), ...Object.values(record.oneLiners)];
    return getForgottenEssentials(exercise, checked, texts);
  }, [checked, exercise, interview, record.oneLiners]);

  const tabs: PanelTab[] = [
    {
      id: 'brief',
      title: translate('panel.brief'),
      content: <BriefPanel exercise={exercise} pass={plan?.pass} translate={translate} />,
    },
    ...(props.interview
      ? [
          {
            id: 'interview',
            title: translate('panel.interview'),
            content: (
              <InterviewPanel exercise={exercise} state={interview} translate={translate} onEvent={sendInterview} />
            ),
          },
        ]
      : []),
    ...guide.tabs,
    ...(props.oneLiners
      ? [
          {
            id: 'one-liners',
            title: translate('panel.oneLiners'),
            content: (
              <OneLinerPanel
                exercise={exercise}
                texts={record.oneLiners}
                translate={translate}
                onWrite={(nodeId, text) =>
                  updateRecord('one-liner.write', ({ oneLiners }) => ({ oneLiners: { ...oneLiners, [nodeId]: text } }))
                }
              />
            ),
          },
        ]
      : []),
    {
      id: 'result',
      title: translate('panel.result'),
      content:
        checked && overruled ? (
          <ResultPanel
            comparison={checked}
            overruled={overruled}
            reference={reference}
            isDrawingEmpty={diagram.nodes.length === 0}
            selfRating={record.selfRating}
            overrules={overrules}
            essentials={essentials}
            mended={mended}
            active={activeEdit}
            labels={new Map(diagram.nodes.map(({ id, label }) => [id, label]))}
            translate={translate}
            onHover={(edit) => setActiveEdit(edit?.id ?? null)}
            onShow={reveal}
            onFix={handleFixEdit}
            onOverrule={(decision) => setOverrules(withOverrule(overrules, decision))}
            onUndoOverrule={(trace) => setOverrules(withoutOverrule(overrules, trace))}
          >
            {props.afterResult}
          </ResultPanel>
        ) : (
          <p className="calque-p-panel__empty">{translate('result.empty')}</p>
        ),
    },
  ];

  const isMarked = phase === 'result';
  return (
    <section
      ref={root}
      className={['calque-practice', props.className].filter(Boolean).join(' ')}
      style={props.style}
      data-theme={props.theme ?? 'auto'}
      data-phase={phase}
      aria-label={translate('practice.label', { title: exercise.title })}
    >
      <div className="calque-practice__layout">
        <header className="calque-practice__bar">
          {props.leading}
          <h2 className="calque-practice__title">{exercise.title}</h2>
          {props.trailing}
          {isMarked ? (
            <button type="button" className="calque-p-button calque-p-button--primary" onClick={handleFix}>
              {translate('practice.fix')}
            </button>
          ) : (
            <button
              type="button"
              className="calque-p-button calque-p-button--primary"
              onClick={() => (props.selfRating ? setIsRating(true) : handleCheck(null))}
            >
              {translate(phase === 'fixing' ? 'practice.checkAgain' : 'practice.check')}
            </button>
          )}
        </header>
        <div className="calque-practice__canvas">
          <DiagramCanvas
            ref={canvas}
            defaultValue={initialDiagram}
            onChange={handleChange}
            onError={onError}
            readOnly={(props.readOnly ?? false) || isMarked}
            decorations={decorations}
            underlay={guide.underlay}
            onDecorationHover={(id) => setActiveEdit(findEdit(id))}
            onDecorationActivate={(id) => setActiveEdit(findEdit(id))}
            theme={props.theme}
            locale={locale}
            label={translate('practice.canvas', { title: exercise.title })}
          />
        </div>
        <Panel
          label={translate('panel.label')}
          isOpen={isPanelOpen}
          toggleLabel={translate(isPanelOpen ? 'panel.hide' : 'panel.show')}
          onToggle={() => setIsPanelOpen(!isPanelOpen)}
          selected={tab}
          onSelect={(id) => {
            setTab(id);
            setIsPanelOpen(true);
          }}
          tabs={tabs}
        />
      </div>
      {isRating ? <SelfRating translate={translate} onRate={handleCheck} onCancel={() => setIsRating(false)} /> : null}
      {failure ? (
        <p role="alert" className="calque-practice__alert">
          {failure}
        </p>
      ) : null}
      <p className="calque-p-visually-hidden" role="status">
        {announcement}
      </p>
    </section>
  );
}
