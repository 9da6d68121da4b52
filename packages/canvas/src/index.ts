export * from './types.ts';
export { DiagramCanvas } from './DiagramCanvas.tsx';
export { markDashes, markSigns, signSize } from './render/signs.ts';
