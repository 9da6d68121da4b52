import type { Exercise } from '@calque/exercise';
import content from '../../content/rag-question-answering.json' with { type: 'json' };

export default content as unknown as Exercise;
