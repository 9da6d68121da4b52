export * from './svg/index.ts';
