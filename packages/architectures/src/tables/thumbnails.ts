import content from '../../content/thumbnails.json' with { type: 'json' };
import { type PackedThumbnail, unpackThumbnail } from '../thumbnails.ts';

export const thumbnails = (content as unknown as readonly PackedThumbnail[]).map(unpackThumbnail);
