import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { chromiumArgs, findChromium } from '../../../scripts/findChromium.mjs';

export const siteUrl = inject('siteUrl');

/** How long `expect.poll` waits: machines that run tests are often busy. In milliseconds. */
export const patience = { timeout: 15_000 };

let browser: Browser | null = null;
const contexts: BrowserContext[] = [];
/** What went wrong in the pages of the running test. */
export const pageErrors: string[] = [];

async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const environment = { ...process.env, ...env } as Record<string, string>;
  return chromium.launch({ executablePath, args: chromiumArgs, env: environment });
}

/** Starts one Chromium for the tests of a file; each test opens contexts of its own, which are closed after it. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    pageErrors.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
  });
}

/** A browser profile of its own: nothing stored, reduced motion, and every page's errors noted. */
export async function createContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  if (!browser) throw new Error('Call useBrowser() at the top of the test file.');
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1000 },
    reducedMotion: 'reduce',
    // Tests that need the service worker ask for it; the others see each build fresh.
    serviceWorkers: 'block',
    ...options,
  });
  contexts.push(context);
  return context;
}

/** Opens a page of the site, such as `#/practice/news-feed`, and waits until it has its heading. */
export async function openSite(context: BrowserContext, hash = '#/'): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(`${siteUrl}${hash}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  return page;
}
