export { getStrokeOutline } from './outline.ts';
