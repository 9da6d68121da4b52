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
    // The site allows no inline styles: they are set one by one, which its policy permits.
    const markup = pages.pages.join('').replaceAll(' style="', ' data-style="');
    root.innerHTML = `<div class="calque-print">${markup}</div>`;
    for (const styled of root.querySelectorAll<HTMLElement>('[data-style]'))
      styled.style.cssText = styled.dataset.style ?? '';
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [pages]);
  return <div ref={host} className="print-pages" />;
}
