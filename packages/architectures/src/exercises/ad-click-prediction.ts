import type { Exercise } from '@calque/exercise';
import content from '../../content/ad-click-prediction.json' with { type: 'json' };

export default content as unknown as Exercise;
