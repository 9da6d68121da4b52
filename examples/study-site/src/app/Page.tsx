import { type ReactNode, useEffect, useRef } from 'react';

/** How many pages were opened: the first one leaves the focus where the browser put it. */
let opened = 0;

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Shown beside the title, such as the page's actions. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One page: names the window, and moves the focus to its heading when the user came here by a link. */
export function Page({ title, lead, actions, className, children }: PageProps) {
  return (
    <div className={className ? `page ${className}` : 'page'}>
      <title>{`${title} · Calque`}</title>
      <header className="page-header">
        <div className="page-heading">
          <PageHeading>{title}</PageHeading>
          {lead && <p className="page-lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** The page's `h1`, focused when it appears after a change of page. */
export function PageHeading({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    opened += 1;
    if (opened <= 1 || document.activeElement?.closest('[data-keeps-focus]')) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
