import { type ReactNode, useEffect, useRef } from 'react';
import { useCanvas } from '../../view/context.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * A dialog inside the canvas: it keeps the focus in itself, and Escape or a press beside it gives it back to the drawing.
 * Not the `dialog` element's modal: that would cover the host's page.
 */
export function Dialog({ title, children }: DialogProps) {
  const { host, t } = useCanvas();
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('input, [tabindex]')?.focus();
  }, []);
  const close = () => {
    host.open(null);
    host.focusOutline();
  };
  return (
    <div
      className="calque-scrim"
      role="presentation"
      onPointerDown={(event) => event.target === event.currentTarget && close()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
        if (event.key === 'Tab') keepFocus(dialog.current!, event);
      }}
    >
      <div
        ref={dialog}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a modal <dialog> would cover the host's page
        role="dialog"
        aria-modal="true"
        aria-label={title}
        className="calque-panel calque-dialog"
        tabIndex={-1}
      >
        <header className="calque-dialog-head">
          <h2>{title}</h2>
          <Button label={t('dialog.close')} onPress={close}>
            <Icon name="close" />
          </Button>
        </header>
        {children}
      </div>
    </div>
  );
}

function keepFocus(dialog: HTMLElement, event: { readonly shiftKey: boolean; preventDefault(): void }) {
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, button, [tabindex="0"]')];
  const root = dialog.getRootNode() as Document | ShadowRoot;
  const at = stops.indexOf(root.activeElement as HTMLElement);
  const isAtEnd = event.shiftKey ? at <= 0 : at === stops.length - 1;
  if (!isAtEnd) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}
