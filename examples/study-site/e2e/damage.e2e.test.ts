import { readFile } from 'node:fs/promises';
import { loadExercise } from '@calque/architectures';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createContext, openSite, pageErrors, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard, getPlan, readOutline } from './draw.ts';

useBrowser();

const address = '#/practice/recommender-funnel?pass=recall';
const whole = getPlan(await loadExercise('recommender-funnel'));
const some = { nodes: whole.nodes.slice(0, 3), edges: whole.edges.slice(0, 2) };

/** Spoils the last record of a collection, as a failing disk would. */
async function damage(page: Page, collection: string): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('calque');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('No database.')));
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction(name, 'readwrite');
          const cursor = transaction.objectStore(name).openCursor(null, 'prev');
          cursor.addEventListener('success', () => cursor.result?.update('spoiled'));
          transaction.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    collection,
  );
}

test('a damaged record is put aside and named, and the rest of the drawing opens', async () => {
  const page = await openSite(await createContext(), address);
  await drawByKeyboard(page, some);
  await page.locator('[data-state="saved"]').waitFor();
  await page.goto(`${siteUrl}#/method`);
  await page.getByRole('heading', { level: 1, name: 'How to practise' }).waitFor();
  await damage(page, 'entries');
  await page.goto(`${siteUrl}${address}`);
  await page.getByText('A part of this drawing could not be read').waitFor();
  const rows = await readOutline(page);
  expect(rows.length).toBe(3);
  await page.getByRole('link', { name: 'See what was put aside' }).click();
  await page.getByRole('heading', { name: 'Put aside' }).waitFor();
  expect(await page.locator('.quarantine li').count()).toBe(1);
  expect(pageErrors).toEqual([]);
});

test('a damaged export names the line, and everything else comes in', async () => {
  const page = await openSite(await createContext(), address);
  await drawByKeyboard(page, some);
  await check(page);
  await page.goto(`${siteUrl}#/data`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).split('\n');
  const spoiled = lines.map((line, index) => (index === 3 ? line.slice(0, 40) : line)).join('\n');

  const other = await openSite(await createContext(), '#/data');
  const importFile = (name: string, text: string) =>
    other.getByLabel('Exported file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await importFile('spoiled.json', spoiled);
  await other.getByText('1 record could not be read').waitFor();
  expect(await other.locator('.data-message').innerText()).toContain('Line 4');
  await importFile('holiday.json', 'no export at all');
  await other.getByText('“holiday.json” could not be imported').waitFor();
  expect(pageErrors).toEqual([]);
});

test('a page that cannot be loaded says so, and loads when it is asked again', async () => {
  const context = await createContext();
  const page = await openSite(context);
  await context.route(/TradeoffsPage/, (route) => route.abort());
  await page.getByRole('link', { name: 'Trade-offs' }).click();
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
  await context.unroute(/TradeoffsPage/);
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.getByText('112 of 112 trade-offs').waitFor();
  expect(await page.title()).toBe('Trade-offs · Calque');
});
