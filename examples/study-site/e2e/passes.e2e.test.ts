import { loadExercise } from '@calque/architectures';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createContext, openSite, pageErrors, patience, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard, drawWithout, paste, readEdits, readScore } from './draw.ts';

useBrowser();

const exercise = await loadExercise('fraud-detection');
const getPass = (page: Page) => page.locator('.pass-select select').inputValue();

test('three passes of fraud detection, each with its own mistakes, are compared, overruled, replayed and scheduled', async () => {
  const page = await openSite(await createContext(), '#/practice/fraud-detection');

  // 1 Trace: the reference lies under the paper; two boxes are left out.
  expect(await getPass(page)).toBe('trace');
  await paste(page, drawWithout(exercise, ['monitor', 'graph']));
  await check(page);
  const traced = await readEdits(page);
  expect(traced.map(({ id }) => id)).toEqual(expect.arrayContaining(['missing:monitor', 'missing:graph']));
  await page.getByRole('link', { name: 'Go on to complete' }).click();

  // 2 Complete: what went wrong is blank; a hint is taken, and a box drawn that is too much.
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
  await expect.poll(() => getPass(page), patience).toBe('complete');
  await drawByKeyboard(page, { nodes: [{ id: 'x', label: 'Blockchain ledger', kind: 'store' }], edges: [] });
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: /^How many are missing/ }).click();
  await page.getByText(/^Missing: \d+ components/).waitFor();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Show the result' }).click();
  await page.getByText(/^You guessed 70/).waitFor();
  const completed = await readEdits(page);
  expect(completed.map(({ text }) => text)).toContain('“Blockchain ledger” is not part of this architecture.');
  const score = await readScore(page);
  await page.getByLabel('Overrule the grader for this box').first().selectOption('A fair extra');
  await page.getByText('You overruled the grader once.').waitFor();
  expect(await readScore(page)).toBe(score);
  await page.reload();
  await page.getByText('You overruled the grader once.').waitFor();

  // 3 Recall: an empty sheet, another box left out and an arrow turned round.
  await page.getByRole('link', { name: 'Go on to recall' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
  await expect.poll(() => getPass(page), patience).toBe('recall');
  await paste(page, drawWithout(exercise, ['registry'], ['bus>stream']));
  await check(page);
  const recalled = await readEdits(page);
  expect(recalled.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Model registry is missing/),
      expect.stringMatching(/^The arrow between Event stream and Stream processing points the wrong way/),
    ]),
  );

  const rows = page.getByRole('region', { name: 'Your passes over this exercise' }).locator('tbody tr');
  await expect.poll(() => rows.count(), patience).toBe(3);
  await page.getByRole('button', { name: 'Replay' }).click();
  const position = page.getByRole('slider', { name: 'Position in the replay' });
  await position.press('Home');
  expect(await position.getAttribute('aria-valuetext')).toMatch(/^Step 1 of/);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => position.getAttribute('aria-valuetext'), { timeout: 10_000 }).toMatch(/^Step (\d+) of \1$/);
  await page.getByRole('button', { name: 'Close the replay' }).click();

  await page.goto(`${siteUrl}#/progress`);
  await page.getByRole('heading', { name: 'Next' }).waitFor();
  expect(await page.locator('.due-later').innerText()).toMatch(
    /Real-time payment fraud detection\s+.*(tomorrow|in \d+ days)/,
  );
  expect(await page.locator('.heat-map').innerText()).toContain('Model registry');
  expect(pageErrors).toEqual([]);
});
