import type { Exercise } from '@calque/exercise';
import content from '../../content/mlops-platform.json' with { type: 'json' };

export default content as unknown as Exercise;
