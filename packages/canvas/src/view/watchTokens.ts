import { tokens } from '../render/palette.ts';
import type { Surface } from './surface.ts';

/**
 * Paints anew when a token or the face changes, whoever changes it and wherever. No observer tells that of a custom property,
 * but a transition does: all tokens are colours of one list of shadows, so that a change of any starts one.
 *
 * None starts while `probe` has no box, and in Chromium not in the first two frames that show it. The function returned asks
 * in this frame and the next two; it is to be called when the canvas shows or has another size.
 */
export function watchTokens(
  root: HTMLElement,
  probe: HTMLElement,
  getSurface: () => Surface,
  signal: AbortSignal,
): () => void {
  const shadows = Object.entries(tokens).map(([name, [fallback]]) => `0 0 var(--calque-c-${name}, ${fallback})`);
  const styles = {
    'box-shadow': shadows.join(),
    'forced-color-adjust': 'none',
    'transition-property': 'box-shadow, font-family',
    'transition-duration': '1ms',
    'transition-delay': '0s',
    'transition-behavior': 'allow-discrete',
  };
  // A page's `* { transition: none !important }` is out-ranked only by important styles of the element itself, which a script
  // may set under any content security policy.
  for (const [name, value] of Object.entries(styles)) probe.style.setProperty(name, value, 'important');
  probe.addEventListener('transitionrun', () => getSurface().restyle(), { signal });
  root.ownerDocument.fonts.addEventListener('loadingdone', () => getSurface().restyle(), { signal });

  const read = () => {
    const { boxShadow, fontFamily } = getComputedStyle(probe);
    return boxShadow + fontFamily;
  };
  let seen = read();
  probe.addEventListener('transitionend', () => (seen = read()), { signal });

  let request = 0;
  function recheck(frames: number) {
    const shown = read();
    if (shown !== seen) getSurface().restyle();
    seen = shown;
    cancelAnimationFrame(request);
    if (frames > 0) request = requestAnimationFrame(() => recheck(frames - 1));
  }
  signal.addEventListener('abort', () => cancelAnimationFrame(request));
  return () => recheck(2);
}
