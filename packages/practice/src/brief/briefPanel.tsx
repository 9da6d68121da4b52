import type { Exercise, PassKind } from '@calque/exercise';
import type { Translate } from '../messages/translate.ts';

interface BriefPanelProps {
  readonly exercise: Exercise;
  readonly pass?: PassKind | undefined;
  readonly translate: Translate;
}

/** What to draw and why, without giving the reference away: goal, questions, framing, stages and size. */
export function BriefPanel({ exercise, pass, translate }: BriefPanelProps) {
  const { prompts, summary, references } = exercise;
  const [reference] = references;
  const stages = reference.groups.filter(({ kind }) => kind === 'lane');
  return (
    <div className="calque-p-brief">
      <p className="calque-p-brief__summary">{summary}</p>
      <p>{translate(pass ? `pass.howTo.${pass}` : 'brief.howTo')}</p>
      <h3>{translate('brief.goal')}</h3>
      <p>{prompts.goal}</p>
      <h3>{translate('brief.clarify')}</h3>
      <ul>
        {prompts.clarify.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <h3>{translate('brief.framing')}</h3>
      <p>{prompts.framing}</p>
      <h3>{translate('brief.dataAndFeatures')}</h3>
      <p>{prompts.dataAndFeatures}</p>
      <h3>{translate('brief.architecture')}</h3>
      <p>{prompts.architecture}</p>
      <p>{translate('brief.size', { count: reference.nodes.length })}</p>
      {stages.length > 0 ? (
        <>
          <h3>{translate('brief.stages')}</h3>
          <ul className="calque-p-brief__stages">
            {stages.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
