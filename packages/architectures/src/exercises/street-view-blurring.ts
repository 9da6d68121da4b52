import type { Exercise } from '@calque/exercise';
import content from '../../content/street-view-blurring.json' with { type: 'json' };

export default content as unknown as Exercise;
