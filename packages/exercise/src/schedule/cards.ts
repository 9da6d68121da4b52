import * as v from 'valibot';
import { getChecksum } from '../storage/checksum.ts';
import type { DocumentStore } from '../storage/documentStore.ts';
import type { Exercise, Tradeoff } from '../types.ts';
import type { Review } from './memory.ts';

/** Something small to remember, beside the drawings. */
export type StudyCard =
  | { readonly id: string; readonly kind: 'tradeoff'; readonly exercise: string; readonly tradeoff: Tradeoff }
  | {
      readonly id: string;
      readonly kind: 'one-liner';
      readonly exercise: string;
      readonly nodeId: string;
      /** Label of the node: the question. */
      readonly label: string;
      readonly text: string;
    };

/** The cards of an exercise. Ids hold on to a card's question, so that editing an answer or adding a card moves no schedule. */
export function getCards({ slug, tradeoffs, oneLiners, references: [reference] }: Exercise): StudyCard[] {
  const labels = new Map(reference.nodes.map(({ id, label }) => [id, label]));
  return [
    ...tradeoffs.map((tradeoff): StudyCard => {
      const question = `${tradeoff.decision}\n${tradeoff.optionA}\n${tradeoff.optionB}`;
      return { id: `tradeoff:${slug}:${getChecksum(question)}`, kind: 'tradeoff', exercise: slug, tradeoff };
    }),
    ...oneLiners.map(({ nodeId, text }): StudyCard => {
      const label = labels.get(nodeId) ?? nodeId;
      return { id: `one-liner:${slug}:${nodeId}`, kind: 'one-liner', exercise: slug, nodeId, label, text };
    }),
  ];
}

export interface CardReview extends Review {
  readonly card: string;
}

const reviewSchema = v.object({
  card: v.string(),
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
  rating: v.picklist([1, 2, 3, 4]),
});

/** Adds a review to the record; nothing that was recorded is ever changed. */
export function saveCardReview(documents: DocumentStore, review: CardReview): Promise<void> {
  const time = String(Math.round(review.at)).padStart(16, '0');
  return documents.put('review', `${time}-${getChecksum(review.card)}`, review);
}

/** All card reviews, oldest first; damaged ones are in quarantine and left out. */
export async function listCardReviews(documents: DocumentStore): Promise<readonly CardReview[]> {
  return (await documents.list('review', reviewSchema)).documents;
}
