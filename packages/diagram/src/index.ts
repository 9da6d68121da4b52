export * from './document/types.ts';
export * from './document/create.ts';
export * from './document/patch.ts';
