import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createContext, openSite, patience, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard } from './draw.ts';

useBrowser();

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = [
  '#/',
  '#/tradeoffs',
  '#/session',
  '#/progress',
  '#/cards',
  '#/print',
  '#/method',
  '#/data',
  '#/practice/nowhere',
];

/** Returns what axe finds, one line each. */
async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

/** What axe finds in the page as it stands, in either theme. */
async function findInBothThemes(page: Page): Promise<readonly string[]> {
  const light = await findViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findViolations(page);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark];
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages beside practice in ${colorScheme}`, async () => {
    const context = await createContext({ colorScheme });
    for (const address of pages) {
      const page = await openSite(context, address);
      await page.locator('.page-header h1').first().waitFor();
      expect([address, await findViolations(page)]).toEqual([address, []]);
      await page.close();
    }
  });

  test(`axe finds nothing on the practice page, the guess and the result in ${colorScheme}`, async () => {
    const page = await openSite(await createContext({ colorScheme }), '#/practice/fraud-detection?pass=recall');
    expect(await findViolations(page)).toEqual([]);
    await drawByKeyboard(page, {
      nodes: [
        { id: 'a', label: 'Feature store', kind: 'store' },
        { id: 'b', label: 'Blockchain ledger', kind: 'store' },
      ],
      edges: [{ from: 'a', to: 'b' }],
    });
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('button', { name: 'Show the result' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to drawing' }).click();
    await check(page);
    expect(await findViolations(page)).toEqual([]);
  });
}

test('axe finds nothing in light and dark on what appears only after some work', async () => {
  const page = await openSite(await createContext(), '#/practice/fraud-detection?pass=recall');
  await drawByKeyboard(page, { nodes: [{ id: 'a', label: 'Payment service', kind: 'service' }], edges: [] });
  await check(page);
  await page.getByRole('button', { name: 'Replay' }).click();
  expect(['replay', await findInBothThemes(page)]).toEqual(['replay', []]);

  for (const [address, appears] of [
    ['#/progress', '.heat-map'],
    ['#/cards', '.study-card'],
    ['#/', '.pass-mark.is-done'],
  ] as const) {
    await page.goto(`${siteUrl}${address}`);
    await page.locator(appears).first().waitFor();
    expect([address, await findInBothThemes(page)]).toEqual([address, []]);
  }
  await page.getByLabel('Exercise file').setInputFiles({ name: 'x', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await page.getByRole('dialog').waitFor();
  expect(['dialog', await findInBothThemes(page)]).toEqual(['dialog', []]);
  await page.getByRole('button', { name: 'Close' }).click();

  await page.goto(`${siteUrl}#/session`);
  await page.getByRole('button', { name: 'Start the session' }).click();
  await page.getByRole('link', { name: 'Draw it' }).waitFor();
  expect(['session', await findInBothThemes(page)]).toEqual(['session', []]);
  await page.getByRole('link', { name: 'Draw it' }).click();
  await page.getByRole('region', { name: 'Session' }).waitFor();
  expect(['session bar', await findInBothThemes(page)]).toEqual(['session bar', []]);
  await page.getByRole('link', { name: 'All steps' }).click();
  await page.getByRole('button', { name: 'Finish the session' }).click();
  await page.getByRole('heading', { name: 'Session finished' }).waitFor();
  expect(['summary', await findInBothThemes(page)]).toEqual(['summary', []]);
});

test('a change of page moves the focus to its heading', async () => {
  const page = await openSite(await createContext());
  await page.getByRole('link', { name: 'Trade-offs' }).click();
  await expect.poll(() => page.evaluate('document.activeElement.localName'), patience).toBe('h1');
  await expect.poll(() => page.title(), patience).toBe('Trade-offs · Calque');
});

test('the first Tab offers to skip to the content', async () => {
  const page = await openSite(await createContext());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
});
