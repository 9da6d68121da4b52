/** Content is data: it is typed where it is handed out, and validated by the tests. */
declare module '*.json' {
  const content: unknown;
  export default content;
}
