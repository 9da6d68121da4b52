import { expect, test } from 'vitest';
import { createContext, openSite, pageErrors, patience, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard, readScore } from './draw.ts';

useBrowser();

test('the second visit needs no network, not even for exercises and pages never opened before', async () => {
  const context = await createContext({ serviceWorkers: 'allow' });
  const first = await openSite(context);
  await first.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await first.close();

  await context.setOffline(true);
  const page = await openSite(context);
  await expect.poll(() => page.locator('.card').count(), patience).toBe(28);
  for (const [address, heading] of [
    ['#/tradeoffs', 'Trade-offs'],
    ['#/print', 'Print'],
    ['#/session', 'A session'],
  ] as const) {
    await page.goto(`${siteUrl}${address}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
  await page.goto(`${siteUrl}#/practice/visual-search?pass=recall`);
  await drawByKeyboard(page, { nodes: [{ id: 'a', label: 'User', kind: 'client' }], edges: [] });
  await check(page);
  expect(Number(await readScore(page))).toBeGreaterThanOrEqual(0);
  expect(pageErrors).toEqual([]);
});

test('the site can be installed: its manifest names icons that are there', async () => {
  const response = await fetch(`${siteUrl}manifest.webmanifest`);
  const manifest = (await response.json()) as { start_url: string; icons: { src: string }[] };
  expect(manifest.start_url).toBe('./');
  for (const { src } of manifest.icons) expect((await fetch(new URL(src, siteUrl))).ok).toBe(true);
});

test('the site says when the network goes, and falls silent when it comes back', async () => {
  const context = await createContext();
  const page = await openSite(context);
  await context.setOffline(true);
  const banner = page.getByText('You are offline');
  await banner.waitFor();
  await context.setOffline(false);
  await banner.waitFor({ state: 'detached' });
  expect(await banner.count()).toBe(0);
});
