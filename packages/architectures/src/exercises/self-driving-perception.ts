import type { Exercise } from '@calque/exercise';
import content from '../../content/self-driving-perception.json' with { type: 'json' };

export default content as unknown as Exercise;
