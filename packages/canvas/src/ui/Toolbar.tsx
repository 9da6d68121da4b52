import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

interface ToolbarProps {
  readonly label: string;
  readonly className: string;
  readonly isVertical?: boolean;
  readonly children: ReactNode;
}

/** Buttons in a row: one stop of the tab key, arrow keys go between them (the toolbar pattern of the ARIA guide). */
export function Toolbar({ label, className, isVertical = false, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = getButtons(bar.current);
    const current = buttons.find(({ tabIndex }) => tabIndex === 0) ?? buttons[0];
    if (current) setCurrent(buttons, current);
  });
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      aria-orientation={isVertical ? 'vertical' : 'horizontal'}
      className={className}
      tabIndex={-1}
      onFocus={(event: FocusEvent) => setCurrent(getButtons(bar.current), event.target as HTMLElement)}
      onKeyDown={(event: KeyboardEvent) => {
        const buttons = getButtons(bar.current);
        const next = getNext(event.key, buttons, buttons.indexOf(event.target as HTMLButtonElement));
        if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {children}
    </div>
  );
}

function getButtons(bar: HTMLElement | null): HTMLButtonElement[] {
  return [...(bar?.querySelectorAll('button') ?? [])];
}

function setCurrent(buttons: readonly HTMLButtonElement[], current: HTMLElement) {
  if (!buttons.includes(current as HTMLButtonElement)) return;
  for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
}

function getNext(key: string, buttons: readonly HTMLButtonElement[], at: number): HTMLButtonElement | undefined {
  if (at < 0) return undefined;
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  if (key === 'ArrowRight' || key === 'ArrowDown') return buttons[(at + 1) % buttons.length];
  if (key === 'ArrowLeft' || key === 'ArrowUp') return buttons.at(at - 1);
  return undefined;
}
