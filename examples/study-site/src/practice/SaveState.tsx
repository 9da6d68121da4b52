import type { SaveStatus } from '@calque/exercise';

/** Says whether the drawing is stored. Quiet while all is well. */
export function SaveState({ save }: { readonly save: SaveStatus }) {
  const text = { saved: 'Saved', saving: 'Saving…', failed: 'Not saved' }[save.state];
  return (
    <span className={`save-state save-state-${save.state}`} data-state={save.state}>
      <svg aria-hidden="true" width="8" height="8" viewBox="0 0 8 8">
        {save.state === 'failed' ? <path d="M4 0 8 8H0z" /> : <circle cx="4" cy="4" r="3.500" />}
      </svg>
      {text}
    </span>
  );
}
