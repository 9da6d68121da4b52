import { loadExercise, loadTradeoffMatrix } from '@calque/architectures';
import { expect, test } from 'vitest';
import { createContext, openSite, useBrowser } from './browser.ts';
import { readPages, squeeze } from './pdf.ts';

useBrowser();

test('the matrix prints on a few sheets, with every word of its 112 rows', async () => {
  const page = await openSite(await createContext(), '#/tradeoffs');
  await page.getByText('112 of 112 trade-offs').waitFor();
  const pages = await readPages(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeLessThanOrEqual(6);
  const text = squeeze(pages.join(' '));
  const rows = await loadTradeoffMatrix();
  expect(rows).toHaveLength(112);
  const parts = rows.flatMap((row) => [row.decision, row.optionA, row.optionB, row.chooseAWhen, row.chooseBWhen]);
  expect(parts.filter((part) => !text.includes(squeeze(part)))).toEqual([]);
});

test('chosen sheets become one printed page each, with the name of the exercise and the number of the page', async () => {
  const page = await openSite(await createContext(), '#/print/fraud-detection');
  const button = page.getByRole('button', { name: /^Print \d+ pages$/ });
  await button.waitFor();
  const count = Number(/\d+/.exec(await button.innerText())?.[0]);
  const pages = await readPages(await page.pdf({ preferCSSPageSize: true }));
  expect(pages).toHaveLength(count);
  const { title } = await loadExercise('fraud-detection');
  for (const [index, text] of pages.entries()) {
    expect(squeeze(text)).toContain(squeeze(title));
    expect(text).toMatch(new RegExp(`\\b${index + 1}\\b`));
  }
});

test('every label of the architecture is text on the printed sheets', async () => {
  const page = await openSite(await createContext(), '#/print/fraud-detection');
  await page.getByRole('button', { name: /^Print \d+ pages$/ }).waitFor();
  const text = squeeze((await readPages(await page.pdf({ preferCSSPageSize: true }))).join(' '));
  const { references } = await loadExercise('fraud-detection');
  expect(references[0].nodes.map(({ label }) => label).filter((label) => !text.includes(squeeze(label)))).toEqual([]);
});
