import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createContext, openSite, patience, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard } from './draw.ts';

useBrowser();

/** Goes to an element with Tab alone. */
async function tabTo(page: Page, target: Locator, limit = 150): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < limit; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it.');
}

test('by keyboard alone an exercise is found and opened', async () => {
  const page = await openSite(await createContext());
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type('fraud');
  await tabTo(page, page.getByRole('link', { name: 'Real-time payment fraud detection' }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
  expect(await page.title()).toContain('fraud detection, trace pass');
});

test('by keyboard alone a cell of the matrix is revealed and marked', async () => {
  const page = await openSite(await createContext(), '#/tradeoffs');
  await tabTo(page, page.getByRole('button', { name: 'Cover the column Choose A when' }));
  await page.keyboard.press('Enter');
  const covers = page.getByRole('button', { name: /^Reveal Choose A when/ });
  await expect.poll(() => covers.count(), patience).toBe(112);
  await tabTo(page, covers.first());
  await page.keyboard.press('Enter');
  await expect.poll(() => covers.count(), patience).toBe(111);
  await tabTo(page, page.getByRole('checkbox', { name: /^I got this wrong/ }).first());
  await page.keyboard.press('Space');
  await page.getByText('Only what I got wrong (1)').waitFor();
});

test('by keyboard alone a session is planned, begun, paused and finished', async () => {
  const page = await openSite(await createContext(), '#/session');
  await tabTo(page, page.getByRole('button', { name: 'Start the session' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Pause' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Go on' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Finish the session' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Session finished' }).waitFor();
  expect(await page.locator('.facts').innerText()).toContain('9 open');
});

test('by keyboard alone the menu of a sheet opens, changes the help, and gives the focus back', async () => {
  const page = await openSite(await createContext(), '#/practice/typeahead?pass=recall');
  const menu = page.getByRole('button', { name: 'Sheet menu' });
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Help and steps…' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: /^Word bank/ }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /word/i }).waitFor();
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('by keyboard alone sheets are chosen for print', async () => {
  const page = await openSite(await createContext(), '#/print/typeahead');
  const print = page.getByRole('button', { name: /^Print \d+ pages?$/ });
  await print.waitFor();
  const before = await print.innerText();
  await tabTo(page, page.getByRole('checkbox', { name: /^Reference/ }));
  await page.keyboard.press('Space');
  await expect.poll(() => print.innerText(), patience).not.toBe(before);
  await tabTo(page, print);
});

test('by keyboard alone progress is read and a card is reviewed', async () => {
  const page = await openSite(await createContext(), '#/practice/typeahead?pass=recall');
  await drawByKeyboard(page, { nodes: [{ id: 'a', label: 'User', kind: 'client' }], edges: [] });
  await check(page, { byKeyboard: true });
  await page.goto(`${siteUrl}#/progress`);
  await tabTo(page, page.getByRole('link', { name: /^(Look through your cards|Review \d+ cards?)$/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Show the answer' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Known' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText(/2 of \d+/).count(), patience).toBe(1);
});

test('by keyboard alone everything is exported', async () => {
  const page = await openSite(await createContext(), '#/data');
  await tabTo(page, page.getByRole('button', { name: 'Export everything' }));
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});
