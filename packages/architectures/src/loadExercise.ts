import type { Exercise } from '@calque/exercise';
import { UnknownExerciseError } from './unknownExerciseError.ts';

/** One chunk each: a page that shows one exercise downloads one. */
const exercises = {
  'ad-click-prediction': () => import('./exercises/ad-click-prediction.ts'),
  'chat-messaging': () => import('./exercises/chat-messaging.ts'),
  'chatbot-assistant': () => import('./exercises/chatbot-assistant.ts'),
  'event-recommendation': () => import('./exercises/event-recommendation.ts'),
  'experimentation-platform': () => import('./exercises/experimentation-platform.ts'),
  'feature-store': () => import('./exercises/feature-store.ts'),
  'fraud-detection': () => import('./exercises/fraud-detection.ts'),
  'harmful-content-detection': () => import('./exercises/harmful-content-detection.ts'),
  'llm-serving': () => import('./exercises/llm-serving.ts'),
  'mlops-platform': () => import('./exercises/mlops-platform.ts'),
  'model-monitoring': () => import('./exercises/model-monitoring.ts'),
  'model-rollout': () => import('./exercises/model-rollout.ts'),
  'news-feed': () => import('./exercises/news-feed.ts'),
  'notification-system': () => import('./exercises/notification-system.ts'),
  'people-you-may-know': () => import('./exercises/people-you-may-know.ts'),
  'rag-question-answering': () => import('./exercises/rag-question-answering.ts'),
  'recommender-funnel': () => import('./exercises/recommender-funnel.ts'),
  'search-ranking': () => import('./exercises/search-ranking.ts'),
  'self-driving-perception': () => import('./exercises/self-driving-perception.ts'),
  'similar-listings': () => import('./exercises/similar-listings.ts'),
  'streaming-features': () => import('./exercises/streaming-features.ts'),
  'street-view-blurring': () => import('./exercises/street-view-blurring.ts'),
  typeahead: () => import('./exercises/typeahead.ts'),
  'url-shortener': () => import('./exercises/url-shortener.ts'),
  'vector-search-service': () => import('./exercises/vector-search-service.ts'),
  'video-recommendation': () => import('./exercises/video-recommendation.ts'),
  'video-search': () => import('./exercises/video-search.ts'),
  'visual-search': () => import('./exercises/visual-search.ts'),
} satisfies Record<string, () => Promise<{ readonly default: Exercise }>>;

export type ExerciseSlug = keyof typeof exercises;

/** The slugs of all shipped exercises, in alphabetical order. */
export const slugs = Object.keys(exercises) as readonly ExerciseSlug[];

/**
 * Loads one shipped exercise, and only that one. Bundlers make one chunk of each. The same object comes back each time.
 *
 * @throws UnknownExerciseError if there is no exercise of that name; it lists the closest names.
 * @example const exercise = await loadExercise('recommender-funnel');
 */
export async function loadExercise(slug: string): Promise<Exercise> {
  if (!Object.hasOwn(exercises, slug)) throw new UnknownExerciseError(slug, slugs);
  return (await exercises[slug as ExerciseSlug]()).default;
}
