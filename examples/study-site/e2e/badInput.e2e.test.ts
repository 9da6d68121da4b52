import { loadExercise } from '@calque/architectures';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createContext, openSite, pageErrors, patience, useBrowser } from './browser.ts';
import { check, drawByKeyboard, readOutline, readScore } from './draw.ts';

useBrowser();

const exercise = await loadExercise('url-shortener');

async function openFile(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Exercise file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

async function readProblem(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog.innerText();
}

test('an unknown exercise is named, and the close ones are offered', async () => {
  const page = await openSite(await createContext(), '#/practice/recomender-funel');
  await page.getByRole('heading', { name: 'There is no such exercise' }).waitFor();
  await page.getByRole('link', { name: 'Three-stage recommender (backbone)' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
  expect(await page.title()).toContain('Three-stage recommender');
});

test('an address that no page has leads back to the exercises', async () => {
  const page = await openSite(await createContext(), '#/nothing/here');
  await page.getByRole('heading', { name: 'There is no page here' }).waitFor();
  await page.getByRole('link', { name: 'See all exercises' }).click();
  await page.getByRole('heading', { name: 'Draw it until you know it' }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/');
});

test('a file that is no exercise is refused with its place and its mend', async () => {
  const page = await openSite(await createContext());
  await openFile(page, 'notes.json', 'not JSON at all');
  expect(await readProblem(page)).toMatch(/“notes.json” has one fault.[^]*is not JSON[^]*Choose a file/);
  await page.getByRole('button', { name: 'Close' }).click();
  await openFile(page, 'other.json', JSON.stringify({ name: 'package', dependencies: {} }));
  expect(await readProblem(page)).toContain('is no exercise');
});

test('a broken exercise names the path of each fault', async () => {
  const page = await openSite(await createContext());
  const [reference] = exercise.references;
  const broken = { ...exercise, references: [{ ...reference, nodes: [{ ...reference.nodes[0], x: 'left' }] }] };
  await openFile(page, 'broken.json', JSON.stringify(broken));
  expect(await readProblem(page)).toContain('references[0].nodes[0].x');
});

test('a file that is too large is refused before it is read', async () => {
  const page = await openSite(await createContext());
  await openFile(page, 'huge.json', ' '.repeat(3 * 1024 * 1024));
  expect(await readProblem(page)).toContain('“huge.json” is 3.0 MB');
});

test('an exercise file is drawn, checked and still there after a reload', async () => {
  const page = await openSite(await createContext());
  await openFile(page, 'mine.json', JSON.stringify({ ...exercise, title: 'My own shortener' }));
  await page.getByRole('heading', { name: /My own shortener, recall pass/ }).waitFor();
  await drawByKeyboard(page, { nodes: exercise.references[0].nodes.slice(0, 3), edges: [] });
  const drawn = await readOutline(page);
  await page.reload();
  await expect.poll(() => readOutline(page), patience).toEqual(drawn);
  await check(page);
  expect(Number(await readScore(page))).toBeGreaterThan(0);
  expect(pageErrors).toEqual([]);
});
