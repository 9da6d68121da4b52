import type { Exercise } from '@calque/exercise';
import content from '../../content/people-you-may-know.json' with { type: 'json' };

export default content as unknown as Exercise;
