import { catalogue } from '@calque/architectures';

/** Exercises whose names are close to what was asked for, or the way back if none is. */
export function NotFound({
  wanted,
  suggestions,
}: {
  readonly wanted: string;
  readonly suggestions?: readonly string[];
}) {
  const close = suggestions ?? getCloseSlugs(wanted);
  const entries = close.flatMap((slug) => catalogue.find((entry) => entry.slug === slug) ?? []);
  return (
    <>
      {entries.length > 0 && (
        <section aria-labelledby="close-matches">
          <h2 id="close-matches">Did you mean one of these?</h2>
          <ul className="close-matches">
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
    </>
  );
}

/** Exercises that share a word of at least three letters with the address. */
function getCloseSlugs(wanted: string): string[] {
  const words = wanted.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return catalogue
    .map(({ slug }) => slug)
    .filter((slug) => words.some((word) => slug.includes(word)))
    .slice(0, 3);
}
