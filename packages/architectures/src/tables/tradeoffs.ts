import content from '../../content/tradeoffs.json' with { type: 'json' };
import type { TradeoffRow } from '../types.ts';

export const tradeoffs = content as unknown as readonly TradeoffRow[];
