export * from './svg/index.ts';
export * from './print/index.ts';
