import { type Exercise, type PassKind, passKinds } from '@calque/exercise';
import { useEffect, useRef, useState } from 'react';
import { formatRoute, navigate } from '../app/router.ts';
import { passNames } from '../gallery/ExerciseCard.tsx';
import { type PracticeOptions, optionTexts } from './practiceOptions.ts';

interface SheetMenuProps {
  readonly exercise: Exercise;
  readonly pass: PassKind;
  readonly hasAddress: boolean;
  readonly options: PracticeOptions;
  readonly onOptions: (change: Partial<PracticeOptions>) => void;
  readonly onStartOver: () => void;
  readonly onExport: () => void;
}

/** The pass, and what else can be done with the sheet. */
export function SheetMenu(props: SheetMenuProps) {
  const { exercise, pass, hasAddress, options, onOptions, onStartOver, onExport } = props;
  const optionsDialog = useRef<HTMLDialogElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      {hasAddress && (
        <label className="pass-select">
          <span className="visually-hidden">Pass</span>
          <select
            className="field"
            value={pass}
            onChange={(event) =>
              navigate({ page: 'practice', slug: exercise.slug, pass: event.target.value, result: null })
            }
          >
            {passKinds.map((kind, index) => (
              <option key={kind} value={kind}>
                {`${index + 1} ${passNames[kind]}`}
              </option>
            ))}
          </select>
        </label>
      )}
      <Menu label="Sheet">
        {hasAddress &&
          passKinds.map((kind, index) => (
            <a
              key={kind}
              className="pass-link"
              href={formatRoute({ page: 'practice', slug: exercise.slug, pass: kind, result: null })}
              aria-current={kind === pass || undefined}
            >
              {`${index + 1} ${passNames[kind]}`}
            </a>
          ))}
        <button type="button" onClick={() => optionsDialog.current?.showModal()}>
          Help and steps…
        </button>
        <button type="button" onClick={() => dialog.current?.showModal()}>
          Start over…
        </button>
        <button type="button" onClick={onExport}>
          Export this drawing
        </button>
        {hasAddress && <a href={`#/print/${exercise.slug}`}>Print sheets…</a>}
        {hasAddress && <a href="#/method">How to practise</a>}
      </Menu>
      <dialog ref={optionsDialog} className="dialog" aria-labelledby="options-title">
        <h2 id="options-title">Help and steps</h2>
        <div className="practice-options">
          {(Object.keys(optionTexts) as (keyof PracticeOptions)[]).map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={options[name]}
                onChange={(event) => onOptions({ [name]: event.target.checked })}
              />
              <span>{optionTexts[name].name}</span>
              <span className="quiet">{optionTexts[name].help}</span>
            </label>
          ))}
        </div>
        <form method="dialog" className="button-row">
          <button type="submit" className="button button-primary">
            Done
          </button>
        </form>
      </dialog>
      <dialog ref={dialog} className="dialog" aria-labelledby="start-over-title">
        <h2 id="start-over-title">Start over on an empty sheet?</h2>
        <p>Your drawing in this pass is discarded. Results you already have are kept.</p>
        <form method="dialog" className="button-row">
          <button type="submit" className="button">
            Keep drawing
          </button>
          <button type="submit" className="button button-danger" onClick={onStartOver}>
            Start over
          </button>
        </form>
      </dialog>
    </>
  );
}

function Menu({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') {
        setIsOpen(false);
        button.current?.focus();
      } else if (event.type !== 'keydown' && !root.current?.contains(event.target as Node)) setIsOpen(false);
    };
    const events = ['keydown', 'pointerdown', 'focusin'] as const;
    for (const type of events) document.addEventListener(type, close);
    return () => {
      for (const type of events) document.removeEventListener(type, close);
    };
  }, [isOpen]);
  return (
    <div ref={root} className="menu">
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-expanded={isOpen}
        aria-label={`${label} menu`}
        title={`${label} menu`}
        onClick={() => setIsOpen(!isOpen)}
      >
        <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20" fill="currentColor">
          <circle cx="4" cy="10" r="1.500" />
          <circle cx="10" cy="10" r="1.500" />
          <circle cx="16" cy="10" r="1.500" />
        </svg>
      </button>
      {isOpen && (
        // The items do the work; a click on any of them also closes the menu.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div className="menu-items" onClick={() => setIsOpen(false)}>
          {children}
        </div>
      )}
    </div>
  );
}
