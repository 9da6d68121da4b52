import type { Exercise } from '@calque/exercise';
import content from '../../content/recommender-funnel.json' with { type: 'json' };

export default content as unknown as Exercise;
