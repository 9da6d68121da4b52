import { catalogue, loadExercise, UnknownExerciseError } from '@calque/architectures';
import { useEffect, useState } from 'react';
import { Page } from './Page.tsx';

/** A page for an address that leads nowhere, with the exercises whose names are close to it. */
export function NotFound({ wanted, isExercise }: { readonly wanted: string; readonly isExercise: boolean }) {
  const suggestions = useSuggestions(wanted);
  const entries = suggestions.flatMap((slug) => catalogue.find((entry) => entry.slug === slug) ?? []);
  const shown = wanted.length > 60 ? `${wanted.slice(0, 60)}…` : wanted;
  return (
    <Page
      className="page-narrow"
      title={isExercise ? 'There is no such exercise' : 'There is no page here'}
      lead={`Nothing is called “${shown}”. The address may be mistyped or old. What you have drawn is untouched.`}
    >
      {entries.length > 0 && (
        <section aria-labelledby="close-matches" className="close-matches">
          <h2 id="close-matches">Did you mean one of these?</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.slug}>
                <a href={`#/practice/${entry.slug}`}>{entry.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a className="button button-primary" href="#/">
          See all exercises
        </a>
      </p>
    </Page>
  );
}

/** The library knows which names are close; asking it for an unknown one tells. */
function useSuggestions(wanted: string): readonly string[] {
  const [suggestions, setSuggestions] = useState<readonly string[]>([]);
  useEffect(() => {
    loadExercise(wanted).catch((error: unknown) => {
      if (error instanceof UnknownExerciseError) setSuggestions(error.suggestions);
    });
  }, [wanted]);
  return suggestions;
}
