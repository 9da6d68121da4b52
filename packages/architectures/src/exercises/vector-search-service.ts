import type { Exercise } from '@calque/exercise';
import content from '../../content/vector-search-service.json' with { type: 'json' };

export default content as unknown as Exercise;
