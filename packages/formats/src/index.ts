export * from './mermaid/index.ts';
export * from './print/index.ts';
export * from './svg/index.ts';
