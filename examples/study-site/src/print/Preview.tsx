import type { PrintedPages } from '@calque/formats';
import { useEffect, useRef } from 'react';

/**
 * The pages as they come out of the printer, in a shadow root, so that no style of the site touches them. The rule that
 * sets the paper counts only in the document, so the document has the style sheet too while the pages are shown.
 */
export function Preview({ pages }: { readonly pages: PrintedPages }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pages.css);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = `<div class="calque-print">${pages.pages.join('')}</div>`;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [pages]);
  return <div ref={host} className="print-pages" />;
}
