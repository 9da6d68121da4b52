import { expect, test } from 'vitest';
import { createContext, openSite, pageErrors, patience, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard } from './draw.ts';

useBrowser();

const oneBox = { nodes: [{ id: 'a', label: 'User', kind: 'client' }], edges: [] };

test('a covered column is revealed cell by cell, and what was wrong is remembered', async () => {
  const page = await openSite(await createContext(), '#/tradeoffs');
  await page.getByText('112 of 112 trade-offs').waitFor();
  await page.getByLabel('Quiz').selectOption('Cover when to choose');
  const covers = page.getByRole('button', { name: /^Reveal Choose/ });
  await expect.poll(() => covers.count(), patience).toBe(224);
  await covers.first().click();
  await expect.poll(() => covers.count(), patience).toBe(223);
  await page
    .getByRole('checkbox', { name: /^I got this wrong/ })
    .nth(2)
    .check();
  await page.reload();
  await page.getByRole('checkbox', { name: 'Only what I got wrong (1)' }).check();
  await page.getByText('1 of 112 trade-offs').waitFor();
});

test('a session of two hours is planned, left, resumed and summed up', async () => {
  const context = await createContext();
  const page = await context.newPage();
  await page.clock.install({ time: new Date('2026-03-02T09:00:00') });
  await page.goto(`${siteUrl}#/session`);
  await page.getByRole('heading', { name: '3 systems in 2 h' }).waitFor();
  await page.getByRole('button', { name: 'Start the session' }).click();
  await page.getByRole('link', { name: 'Draw it' }).click();
  await drawByKeyboard(page, oneBox);
  await page.clock.fastForward('00:30');
  await check(page);
  // Mending the drawing does not take the step back.
  await page.getByRole('button', { name: 'Fix it' }).click();
  await drawByKeyboard(page, { nodes: [{ id: 'b', label: 'Cache', kind: 'cache' }], edges: [] });
  await page.getByRole('button', { name: 'Next step' }).click();
  await page.getByText('1 of 11 steps behind you').waitFor();

  // The tab is killed and opened again days later.
  await page.close();
  const later = await context.newPage();
  await later.clock.install({ time: new Date('2026-03-05T20:00:00') });
  await later.goto(`${siteUrl}#/session`);
  await later.getByText('1 of 11 steps behind you').waitFor();
  await later.getByRole('button', { name: 'Go on' }).click();
  // Some twelve minutes for each drawing, and the breaks: two hours on the clock in all.
  for (let step = 1; step < 11; step += 1) {
    const draw = later.getByRole('link', { name: 'Draw it' });
    const endBreak = later.getByRole('button', { name: 'End the break' });
    await draw.or(endBreak).waitFor();
    if (await endBreak.isVisible()) {
      await later.clock.runFor('05:00');
      await endBreak.click();
    } else {
      await draw.click();
      await drawByKeyboard(later, oneBox);
      await later.clock.runFor('12:00');
      await check(later);
      await later.getByRole('button', { name: 'Next step' }).click();
    }
  }
  await later.getByRole('heading', { name: 'Every step is done' }).waitFor();
  await later.getByRole('button', { name: 'Finish the session' }).click();
  await later.getByRole('heading', { name: 'Session finished' }).waitFor();
  expect(await later.locator('.facts').innerText()).toContain('9 done, 0 skipped, 0 open');
  expect(await later.locator('.facts').innerText()).toMatch(/1 h \d+ min|2 h/);
  expect(pageErrors).toEqual([]);
});

test('what was drawn is in the progress: due, by topic, and forgotten', async () => {
  const page = await openSite(await createContext(), '#/practice/fraud-detection?pass=recall');
  await drawByKeyboard(page, oneBox);
  await check(page);
  await page.goto(`${siteUrl}#/progress`);
  await page.getByRole('heading', { name: 'What you forget' }).waitFor();
  expect(await page.locator('.heat-map li').count()).toBeGreaterThan(10);
  expect(await page.locator('.topics').innerText()).toMatch(/Trust and safety\s+1 of 3/);
  await page.getByRole('link', { name: 'Look through your cards' }).click();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('button', { name: 'Known' }).click();
  await page.getByText(/2 of \d+/).waitFor();
  expect(pageErrors).toEqual([]);
});
