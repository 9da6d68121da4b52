import { loadExercise } from '@calque/architectures';
import { expect, test } from 'vitest';
import { createContext, openSite, pageErrors, patience, useBrowser } from './browser.ts';
import { check, drawByKeyboard, drawByMouse, getPlan, type Plan, readEdits, readScore } from './draw.ts';

useBrowser();

const address = '#/practice/recommender-funnel?pass=recall';
const whole = getPlan(await loadExercise('recommender-funnel'));

/** Model monitoring is left out, the arrow into the data lake is turned round, and a box is drawn that nobody asked for. */
const withMistakes: Plan = {
  nodes: [
    ...whole.nodes.filter(({ id }) => id !== 'monitor'),
    { id: 'extra', label: 'Blockchain ledger', kind: 'service' },
  ],
  edges: whole.edges
    .filter(({ from, to }) => from !== 'monitor' && to !== 'monitor')
    .map(({ from, to }) => (from === 'events' && to === 'lake' ? { from: to, to: from } : { from, to })),
};

test('the whole recommender funnel drawn with the mouse scores 100', async () => {
  const page = await openSite(await createContext(), address);
  await drawByMouse(page, whole);
  await check(page);
  expect(await readScore(page)).toBe('100');
  expect(await readEdits(page)).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('the whole recommender funnel drawn with the keyboard alone scores 100', async () => {
  const page = await openSite(await createContext(), address);
  await drawByKeyboard(page, whole);
  await check(page, { byKeyboard: true });
  expect(await readScore(page)).toBe('100');
  expect(await readEdits(page)).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('one box left out, one arrow turned round and one box too many are found, and nothing else', async () => {
  const page = await openSite(await createContext(), address);
  await drawByMouse(page, withMistakes);
  await check(page);
  const edits = await readEdits(page);
  // A box that is missing takes its own two arrows with it: one omission, one row.
  expect(edits.map(({ text }) => text).toSorted()).toEqual([
    expect.stringMatching(/^Model monitoring is missing/),
    expect.stringMatching(/^The arrow between Interaction log and Data lake points the wrong way/),
    expect.stringMatching(/^“Blockchain ledger” is not part/),
  ]);
});

test('a mended drawing is checked again, and the first score stays the one that counts', async () => {
  const page = await openSite(await createContext(), address);
  await drawByMouse(page, {
    nodes: whole.nodes.slice(0, 2),
    edges: [
      { from: 'api', to: 'user' },
      { from: 'user', to: 'api' },
    ],
  });
  await check(page);
  const first = Number(await readScore(page));
  await page.getByRole('button', { name: /^Fix: Candidate generation is missing/ }).click();
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByRole('button', { name: 'Without a guess' }).click();
  await expect.poll(async () => Number(await readScore(page)), patience).toBeGreaterThan(first);
  await page.getByRole('link', { name: 'Back to all exercises' }).click();
  await expect
    .poll(() => page.locator('[data-slug="recommender-funnel"]').innerText())
    .toContain(`Best ${Math.floor(first)}`);
});
