import { catalogue } from '@calque/architectures';
import { formatAgo } from '../app/format.ts';
import { type ProgressMap, getNextPass } from '../study/progress.ts';
import { passNames } from './ExerciseCard.tsx';

/** The one thing to do now: go on with the newest drawing, take the next pass, or begin with the backbone. */
export function NextStep({ progress }: { readonly progress: ProgressMap }) {
  const { slug, label, note } = getNextStep(progress);
  const entry = catalogue.find((candidate) => candidate.slug === slug);
  if (!entry) return null;
  return (
    <aside className="next-step" aria-label="What to do next">
      <p className="next-step-label">{label}</p>
      <p className="next-step-title">{entry.title}</p>
      <p className="next-step-note">{note}</p>
      <a className="button button-primary" href={`#/practice/${slug}`}>
        {label === 'Start here' ? 'Trace it' : 'Go on'}
      </a>
    </aside>
  );
}

function getNextStep(progress: ProgressMap) {
  const all = [...progress.values()].filter(({ slug }) => catalogue.some((entry) => entry.slug === slug));
  const drafts = all.flatMap(({ slug, draft }) => (draft ? { slug, ...draft } : []));
  const [draft] = drafts.sort((a, b) => b.startedAt - a.startedAt);
  if (draft)
    return {
      slug: draft.slug,
      label: 'Unfinished',
      note: `${passNames[draft.pass]} pass, ${formatAgo(draft.startedAt)}`,
    };
  const open = all.filter(({ passes }) => Object.keys(passes).length < 3);
  const [latest] = open.sort((a, b) => (b.lastFinishedAt ?? 0) - (a.lastFinishedAt ?? 0));
  if (latest) return { slug: latest.slug, label: 'Next pass', note: `${passNames[getNextPass(latest)]} pass` };
  return { slug: 'recommender-funnel', label: 'Start here', note: 'The backbone of most others. About 15 minutes.' };
}
