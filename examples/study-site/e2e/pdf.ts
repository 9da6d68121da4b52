import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page of a PDF, words parted by single spaces, as a reader or a search would find it. */
export async function readPages(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: true });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''));
    pages.push(words.join(' ').replaceAll(/\s+/g, ' '));
  }
  await task.destroy();
  return pages;
}

/** A text without spaces, hyphens and case: lines may break anywhere on paper. */
export const squeeze = (text: string) => text.replaceAll(/[\s\-\u00AD\u2010\u2011]/g, '').toLowerCase();
