import type { Browser } from 'playwright-core';

/** Strokes on the sheet while one more is drawn. */
export const inkStrokes = 300;

const steps = 120;

/**
 * Draws with the pen tool on a page that has strokes already. Returns the time from a pointer event to the end of the frame
 * that shows its ink, in milliseconds: 95 of 100 are no longer. Until the end of the frame is what the page itself does, styles
 * and layout included; compositing comes on top.
 */
export async function measureInk(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => console.error(url, error));
  await page.goto(`${url}&strokes=${inkStrokes}`);
  await page.waitForFunction(() => window.bench?.mountMs > 0, undefined, { timeout: 60_000 });
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: 'Pen', exact: true }).click();
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const delays: number[] = [];
    Object.assign(window, { delays });
    // A task that is asked for in a frame runs when the frame is done.
    const { port1, port2 } = new MessageChannel();
    let pending: number[] = [];
    port1.addEventListener('message', () => {
      const now = performance.now();
      delays.push(...pending.map((time) => now - time));
      pending = [];
    });
    port1.start();
    window.addEventListener(
      'pointermove',
      ({ timeStamp, buttons }) => {
        if (buttons === 0) return;
        if (pending.length === 0) requestAnimationFrame(() => port2.postMessage(null));
        pending.push(timeStamp);
      },
      { capture: true },
    );
  });
  await page.mouse.move(200, 300);
  await page.mouse.down();
  for (let step = 1; step <= steps; step += 1) {
    await page.mouse.move(200 + step * 6, 300 + 80 * Math.sin(step / 6));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  const delays = await page.evaluate(() => (window as unknown as { readonly delays: number[] }).delays);
  await page.close();
  delays.sort((a, b) => a - b);
  return delays[Math.floor(delays.length * 0.95)] ?? 0;
}
