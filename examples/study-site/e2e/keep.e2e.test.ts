import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadExercise } from '@calque/architectures';
import { type Browser, chromium } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { chromiumArgs, findChromium } from '../../../scripts/findChromium.mjs';
import { createContext, openSite, pageErrors, patience, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard, getPlan, readOutline, readScore } from './draw.ts';

useBrowser();

const address = '#/practice/recommender-funnel?pass=recall';
const whole = getPlan(await loadExercise('recommender-funnel'));
const some = { nodes: whole.nodes.slice(0, 4), edges: whole.edges.slice(0, 3) };

const folders: string[] = [];
const groups: number[] = [];
afterEach(async () => {
  for (const pid of groups.splice(0)) killGroup(pid);
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
});

test('a reload in the middle of a drawing loses nothing', async () => {
  const page = await openSite(await createContext(), address);
  await drawByKeyboard(page, some);
  const before = await readOutline(page);
  await page.reload();
  await expect.poll(() => readOutline(page), patience).toEqual(before);
});

test('a browser that is killed in the middle of a drawing loses nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calque-kill-'));
  folders.push(folder);
  const first = await startChromium(folder);
  const page = await first.browser.contexts()[0]!.newPage();
  await page.goto(`${siteUrl}${address}`);
  await drawByKeyboard(page, some);
  const before = await readOutline(page);
  await page.locator('[data-state="saved"]').waitFor();
  killGroup(first.pid);

  const second = await startChromium(folder);
  const again = await second.browser.contexts()[0]!.newPage();
  await again.goto(`${siteUrl}${address}`);
  await expect.poll(() => readOutline(again).catch(() => []), patience).toEqual(before);
});

test('a result is shown again after a reload, and on the card in the gallery', async () => {
  const page = await openSite(await createContext(), address);
  await drawByKeyboard(page, some);
  await check(page);
  const score = await readScore(page);
  await page.reload();
  await page.locator('[data-phase="result"]').waitFor();
  expect(await readScore(page)).toBe(score);
  await page.getByRole('link', { name: 'Back to all exercises' }).click();
  const card = page.locator('[data-slug="recommender-funnel"]');
  await expect.poll(() => card.innerText(), patience).toContain(`Best ${Math.floor(Number(score))}`);
});

test('a drawing in progress is on its card, and the gallery offers to go on with it', async () => {
  const page = await openSite(await createContext(), '#/practice/news-feed?pass=trace');
  await drawByKeyboard(page, { nodes: [{ id: 'a', label: 'User', kind: 'client' }], edges: [] });
  await page.getByRole('link', { name: 'Back to all exercises' }).click();
  await expect.poll(() => page.locator('[data-slug="news-feed"]').innerText(), patience).toContain('Draft');
  expect(await page.getByRole('complementary', { name: 'What to do next' }).innerText()).toContain('news feed');
});

test('the second tab on an exercise says so, and takes over with everything that was drawn', async () => {
  const context = await createContext();
  const first = await openSite(context, address);
  await drawByKeyboard(first, some);
  const drawn = await readOutline(first);

  const second = await openSite(context, address);
  await second.getByText('You have this exercise open in another tab').waitFor();
  await second.getByRole('button', { name: 'Draw here instead' }).click();
  await expect.poll(() => readOutline(second), patience).toEqual(drawn);
  await first.getByText('You have this exercise open in another tab').waitFor();
  await drawByKeyboard(second, { nodes: [{ id: 'z', label: 'Feature store', kind: 'store' }], edges: [] });
  await expect.poll(async () => (await readOutline(second)).length, patience).toBe(drawn.length + 1);
});

test('where storage is forbidden the site says so, goes on in memory, and exports the work', async () => {
  const context = await createContext();
  await context.addInitScript(`
    const refuse = () => { throw new DOMException('The user denied permission to access the database.', 'SecurityError'); };
    IDBFactory.prototype.open = refuse;
    Object.defineProperty(globalThis, 'localStorage', { get: refuse });
  `);
  const page = await openSite(context, address);
  await page.getByText('This browser does not let Calque save').waitFor();
  await drawByKeyboard(page, some);
  await check(page);
  expect(Number(await readScore(page))).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Export your work' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('calque-backup');
  expect(text).toContain('Recommendation service');
  expect(pageErrors).toEqual([]);
});

test('when the device is full the site says so, keeps the work, and saves it once there is room', async () => {
  const context = await createContext();
  await context.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      if ('isFull' in globalThis) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const page = await openSite(context, address);
  await drawByKeyboard(page, { nodes: some.nodes.slice(0, 1), edges: [] });
  await page.locator('[data-state="saved"]').waitFor();
  await page.evaluate('globalThis.isFull = true');
  await drawByKeyboard(page, { nodes: some.nodes.slice(1, 2), edges: [] });
  await page.getByText('This device has no room left').waitFor();
  await page.evaluate('delete globalThis.isFull');
  await page.locator('[data-state="saved"]').waitFor();
  const before = await readOutline(page);
  await page.reload();
  await expect.poll(() => readOutline(page), patience).toEqual(before);
});

test('an export of one browser opens in another, and deleting leaves nothing', async () => {
  const page = await openSite(await createContext(), address);
  await drawByKeyboard(page, some);
  await check(page);
  await page.goto(`${siteUrl}#/data`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const file = await (await download).path();

  const other = await openSite(await createContext(), '#/data');
  await other.getByLabel('Exported file').setInputFiles(file);
  await other.getByText(/came in, 0 were here already/).waitFor();
  await other.getByRole('link', { name: 'Exercises', exact: true }).click();
  await expect.poll(() => other.locator('[data-slug="recommender-funnel"]').innerText(), patience).toContain('Best');

  await other.goto(`${siteUrl}#/data`);
  await other.getByRole('button', { name: 'Delete everything…' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  await other.getByText('Everything is deleted.').waitFor();
  await other.goto(`${siteUrl}#/`);
  await expect
    .poll(() => other.locator('[data-slug="recommender-funnel"]').innerText(), patience)
    .toContain('Not drawn yet');
});

/** A Chromium of its own that can be killed as the system would, with a profile on disk. */
async function startChromium(folder: string): Promise<{ browser: Browser; pid: number }> {
  const { executablePath, env } = await findChromium();
  const args = [...chromiumArgs, '--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const child = spawn(executablePath, args, { detached: true, stdio: 'ignore', env: { ...process.env, ...env } });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${executablePath} does not start.`);
  groups.push(pid);
  const port = await readPort(join(folder, 'DevToolsActivePort'));
  return { browser: await chromium.connectOverCDP(`http://127.0.0.1:${port}`), pid };
}

/** Chromium writes the port into a file of its profile when it listens. */
async function readPort(path: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [port] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
    if (port) {
      // A killed browser leaves its file behind.
      await rm(path);
      return port;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Chromium does not say which port it listens on.');
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
