declare const process: { readonly env: { readonly NODE_ENV?: string } } | undefined;

/** Tells a developer whose container collapsed; what is shown then is the least height of the style sheet. */
export function warnWithoutHeight(root: HTMLElement | null): void {
  const container = root?.parentElement;
  if (!container || (typeof process === 'object' && process.env.NODE_ENV === 'production')) return;
  const own = root.style.height;
  root.style.display = 'none';
  const { height } = container.getBoundingClientRect();
  root.style.removeProperty('display');
  if (height > 0 || own !== '') return;
  // oxlint-disable-next-line no-console -- in development this is the one way to reach the developer
  console.warn(
    '<DiagramCanvas> fills its container, and the container has no height. Give it one, such as `height: 100dvh` in CSS.',
  );
}
