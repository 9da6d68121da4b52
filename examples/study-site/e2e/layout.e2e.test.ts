import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createContext, openSite, patience, siteUrl, useBrowser } from './browser.ts';
import { check, drawByKeyboard } from './draw.ts';

useBrowser();

const pages = [
  '#/',
  '#/tradeoffs',
  '#/session',
  '#/progress',
  '#/print',
  '#/method',
  '#/data',
  '#/practice/typeahead?pass=trace',
];
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

test('no page scrolls sideways on a screen of 360 pixels', async () => {
  const context = await createContext({ viewport: { width: 360, height: 740 } });
  for (const address of pages) {
    const page = await openSite(context, address);
    expect([address, await page.evaluate(overflow)]).toEqual([address, 0]);
    await page.close();
  }
});

test('a result fits a screen of 360 pixels', async () => {
  const page = await openSite(
    await createContext({ viewport: { width: 360, height: 740 } }),
    '#/practice/typeahead?pass=recall',
  );
  await drawByKeyboard(page, { nodes: [{ id: 'a', label: 'User', kind: 'client' }], edges: [] });
  await check(page);
  expect(await page.evaluate(overflow)).toBe(0);
});

test('the gallery loads less than 100 kB of scripts, and no canvas', async () => {
  const context = await createContext();
  const scripts: string[] = [];
  context.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  const page = await openSite(context);
  await page.locator('.thumbnail').first().waitFor();
  const initial = await page.evaluate<string[]>('[...document.querySelectorAll("script[src]")].map(({ src }) => src)');
  const sizes = await Promise.all(
    initial.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).byteLength),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  expect(scripts.filter((url) => /useSheet|konva|PracticePage/i.test(url))).toEqual([]);
  expect(scripts.every((url) => url.startsWith(siteUrl))).toBe(true);
});

test('search and filters narrow the gallery, and an empty choice offers a way out', async () => {
  const page = await openSite(await createContext());
  await expect.poll(() => page.locator('.card').count(), patience).toBe(28);
  await page.getByRole('searchbox', { name: 'Search exercises' }).fill('fraud');
  await expect.poll(() => page.locator('.card').count(), patience).toBe(1);
  await page.getByLabel('Difficulty').selectOption('Easy');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect.poll(() => page.locator('.card').count(), patience).toBe(28);
});

test('a chosen theme holds over a reload', async () => {
  const page = await openSite(await createContext({ colorScheme: 'light' }));
  const getPaper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  const light = await getPaper();
  const button = page.getByRole('button', { name: /^Theme/ });
  await button.click();
  await button.click();
  await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  const dark = await getPaper();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  expect(await getPaper()).toBe(dark);
});

test('the page obeys a policy that forbids everything inline and from elsewhere', async () => {
  const page = await (await createContext()).newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  for (const address of pages) {
    await page.goto(`${siteUrl}${address}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  }
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).toContain(
    "default-src 'self'",
  );
  expect(refused).toEqual([]);
});
