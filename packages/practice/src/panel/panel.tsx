import { type KeyboardEvent, type ReactNode, useId } from 'react';

export interface PanelTab {
  readonly id: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface PanelProps {
  readonly label: string;
  readonly tabs: readonly PanelTab[];
  readonly selected: string;
  readonly isOpen: boolean;
  readonly toggleLabel: string;
  readonly onSelect: (id: string) => void;
  readonly onToggle: () => void;
}

/** The one panel beside the canvas: on the right where there is room, a sheet from below where there is not. */
export function Panel({ label, tabs, selected, isOpen, toggleLabel, onSelect, onToggle }: PanelProps) {
  const id = useId();
  const current = tabs.find((tab) => tab.id === selected) ?? tabs[0];
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const target = step === undefined ? undefined : tabs[(index + step + tabs.length) % tabs.length];
    if (!target) return;
    event.preventDefault();
    onSelect(target.id);
    const tabButtons = event.currentTarget.parentElement?.children;
    (tabButtons?.[tabs.indexOf(target)] as HTMLElement | undefined)?.focus();
  };
  return (
    <aside className="calque-p-panel" data-open={isOpen} aria-label={label}>
      <div className="calque-p-panel__head">
        <div role="tablist" aria-label={label} className="calque-p-panel__tabs">
          {tabs.map((tab, index) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-selected={tab === current}
              aria-controls={`${id}-content`}
              tabIndex={tab === current ? 0 : -1}
              className="calque-p-panel__tab"
              onClick={() => onSelect(tab.id)}
              onKeyDown={(event) => move(event, index)}
            >
              {tab.title}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="calque-p-button calque-p-button--icon"
          aria-expanded={isOpen}
          aria-controls={`${id}-content`}
          aria-label={toggleLabel}
          title={toggleLabel}
          onClick={onToggle}
        >
          <svg viewBox="0 0 18 18" aria-hidden="true" className="calque-p-panel__chevron">
            <path d="M7 4l5 5-5 5" />
          </svg>
        </button>
      </div>
      <div
        className="calque-p-panel__content"
        id={`${id}-content`}
        role="tabpanel"
        aria-labelledby={`${id}-${current?.id}`}
        tabIndex={0}
        hidden={!isOpen}
      >
        {current?.content}
      </div>
    </aside>
  );
}
