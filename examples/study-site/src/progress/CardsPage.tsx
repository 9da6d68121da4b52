import { catalogue, loadExercise } from '@calque/architectures';
import {
  type CardReview,
  type RecallRating,
  type StudyCard,
  getCards,
  getSchedule,
  listCardReviews,
  saveCardReview,
} from '@calque/exercise';
import { useEffect, useMemo, useState } from 'react';
import { Page } from '../app/Page.tsx';
import { clock } from '../study/clock.ts';
import { getStudy, useWork } from '../study/studyStore.ts';
import './cards.css';

const titles = new Map(catalogue.map(({ slug, title }) => [slug, title]));
/** How many cards that were never met join those that are due. */
const newCards = 10;
const ratings: readonly { readonly rating: RecallRating; readonly text: string }[] = [
  { rating: 1, text: 'Forgotten' },
  { rating: 2, text: 'With effort' },
  { rating: 3, text: 'Known' },
  { rating: 4, text: 'At once' },
];

/** The small cards: trade-offs and one-liners of the exercises the learner has drawn, one at a time. */
export default function CardsPage() {
  const deck = useDeck();
  const [place, setPlace] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  if (!deck) return <p className="page-loading">Laying out your cards…</p>;
  const card = deck[place];
  function rate(rating: RecallRating) {
    if (!card) return;
    const review: CardReview = { card: card.id, at: clock.now(), rating };
    void getStudy().then(({ documents }) => saveCardReview(documents, review));
    setPlace(place + 1);
    setIsOpen(false);
  }
  return (
    <Page className="page-narrow" title="Cards" lead="Say the answer aloud, look, and say how it went.">
      {card ? (
        <article className="study-card" aria-label={`Card ${place + 1} of ${deck.length}`}>
          <p className="small quiet">{`${titles.get(card.exercise)} · ${place + 1} of ${deck.length}`}</p>
          <Question card={card} />
          {isOpen ? <Answer card={card} /> : null}
          <div className="button-row">
            {isOpen ? (
              ratings.map(({ rating, text }) => (
                <button key={rating} type="button" className="button" onClick={() => rate(rating)}>
                  {text}
                </button>
              ))
            ) : (
              <button type="button" className="button button-primary" onClick={() => setIsOpen(true)}>
                Show the answer
              </button>
            )}
          </div>
        </article>
      ) : (
        <div className="empty">
          <h2>{deck.length === 0 ? 'No cards yet' : 'That was the last card'}</h2>
          <p>
            {deck.length === 0
              ? 'Cards come from the exercises you have drawn and checked.'
              : 'What you knew comes back later, what you forgot tomorrow.'}
          </p>
          <a className="button" href={deck.length === 0 ? '#/' : '#/progress'}>
            {deck.length === 0 ? 'Choose an exercise' : 'Back to your progress'}
          </a>
        </div>
      )}
    </Page>
  );
}

function Question({ card }: { readonly card: StudyCard }) {
  if (card.kind === 'one-liner') return <h2>{`What do you say about ${card.label}?`}</h2>;
  const { decision, optionA, optionB } = card.tradeoff;
  return (
    <>
      <h2>{decision}</h2>
      <p>{`${optionA}, or ${optionB}. When do you choose which?`}</p>
    </>
  );
}

function Answer({ card }: { readonly card: StudyCard }) {
  if (card.kind === 'one-liner') return <p className="study-answer">{card.text}</p>;
  const { optionA, optionB, chooseAWhen, chooseBWhen } = card.tradeoff;
  return (
    <dl className="study-answer">
      <dt>{optionA}</dt>
      <dd>{chooseAWhen}</dd>
      <dt>{optionB}</dt>
      <dd>{chooseBWhen}</dd>
    </dl>
  );
}

/** What is due now, the most likely forgotten first, then some cards that were never met. */
function useDeck(): readonly StudyCard[] | null {
  const work = useWork();
  const slugs = useMemo(
    () =>
      work && [...new Set(work.results.map(({ exercise }) => exercise))].filter((slug) => titles.has(slug)).join(' '),
    [work],
  );
  const [deck, setDeck] = useState<readonly StudyCard[] | null>(null);
  useEffect(() => {
    if (slugs === null) return;
    let isCurrent = true;
    void loadDeck(slugs.split(' ').filter(Boolean)).then((cards) => isCurrent && setDeck(cards));
    return () => {
      isCurrent = false;
    };
  }, [slugs]);
  return deck;
}

async function loadDeck(slugs: readonly string[]): Promise<readonly StudyCard[]> {
  const [exercises, { documents }] = await Promise.all([Promise.all(slugs.map(loadExercise)), getStudy()]);
  const reviews = await listCardReviews(documents);
  const cards = exercises.flatMap(getCards);
  const now = clock.now();
  const schedule = getSchedule({ attempts: [], cards, reviews, now });
  const byId = new Map(cards.map((card) => [card.id, card]));
  const due = schedule.filter(({ dueAt }) => dueAt <= now).flatMap(({ id }) => byId.get(id) ?? []);
  const met = new Set(schedule.map(({ id }) => id));
  return [...due, ...cards.filter(({ id }) => !met.has(id)).slice(0, newCards)];
}
