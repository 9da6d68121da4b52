import type { Exercise } from '@calque/exercise';
import content from '../../content/harmful-content-detection.json' with { type: 'json' };

export default content as unknown as Exercise;
