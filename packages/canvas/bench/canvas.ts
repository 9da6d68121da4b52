import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, type CDPSession, type Page, chromium } from 'playwright-core';
import { build, defaultClientConditions } from 'vite';
import { chromiumArgs, findChromium } from '../../../scripts/findChromium.mjs';
import { measureInk } from './ink.ts';

interface Run {
  readonly subject: string;
  readonly nodes: number;
  readonly view: 'part' | 'fit';
  readonly mountMs: number;
  readonly heapMb: number;
  readonly panCpuMs: number;
  readonly panP95Ms: number;
  readonly zoomCpuMs: number;
  readonly dragCpuMs: number;
  readonly dragP95Ms: number;
  readonly typeCpuMs: number;
  /** Only where there is a pen. */
  readonly inkMs?: number;
}

const subjects = [
  { subject: 'calque', page: 'calque.html' },
  { subject: 'react-flow', page: 'reactFlow.html' },
  { subject: 'excalidraw', page: 'excalidraw.html' },
] as const;

/** Measured where somebody has installed it: with its 200 dependencies it is too much for every clone. It loads fonts while it runs. */
const excalidraw = join(import.meta.dirname, '../../../node_modules/@excalidraw/excalidraw');

const steps = 60;
/** A pace of one event a frame. */
const pace = 16;

/**
 * Measures `<DiagramCanvas>`, React Flow and Excalidraw with one script: time to the first full frame, heap, and CPU time of all of the
 * browser's processes for 60 wheel pans, 60 zoom steps, a drag of a node in 60 steps and 20 typed letters; for Calque also how long
 * ink takes to show.
 * @param args `--nodes 200,1000,5000`, `--subjects calque,react-flow` (`excalidraw` when asked for: minutes at 5000), `--views part,fit`
 */
export async function run(args: readonly string[]): Promise<{ runs: Run[] }> {
  const counts = readList(args, '--nodes', ['200', '1000', '5000']).map(Number);
  const wanted = readList(args, '--subjects', ['calque', 'react-flow']);
  const chosen = subjects.filter(({ subject }) => wanted.includes(subject));
  if (wanted.includes('excalidraw') && !existsSync(excalidraw))
    throw new Error('Excalidraw is not installed here. Run: npx -y pnpm@10.34.9 add -Dw @excalidraw/excalidraw@0.18.1');
  const views = readList(args, '--views', ['part', 'fit']) as ('part' | 'fit')[];
  const folder = await mkdtemp(join(tmpdir(), 'canvas-bench-'));
  const site = await serve(folder);
  const { executablePath, env } = await findChromium();
  const runs: Run[] = [];
  try {
    await buildPages(
      folder,
      chosen.map(({ page }) => page),
    );
    for (const nodes of counts)
      for (const view of views)
        for (const { subject, page } of chosen) {
          // A browser each: what one page leaves behind does not count for the next.
          const browser = await chromium.launch({
            executablePath,
            args: chromiumArgs,
            env: { ...process.env, ...env } as Record<string, string>,
          });
          try {
            const url = `${site.url}/${page}?nodes=${nodes}&view=${view}`;
            const drawn = await measure(browser, url);
            const measured = subject === 'calque' ? { ...drawn, inkMs: round(await measureInk(browser, url)) } : drawn;
            runs.push({ subject, nodes, view, ...measured });
            console.error(subject, nodes, view, JSON.stringify(measured));
          } finally {
            await browser.close();
          }
        }
  } finally {
    site.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { runs };
}

function readList(args: readonly string[], name: string, fallback: string[]): string[] {
  const at = args.indexOf(name);
  return at < 0 ? fallback : (args[at + 1] ?? '').split(',');
}

async function buildPages(folder: string, names: readonly string[]): Promise<void> {
  const pages = join(import.meta.dirname, 'pages');
  await build({
    root: pages,
    base: './',
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // The server that runs this benchmark has set NODE_ENV to development.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      conditions: ['@calque/source', ...defaultClientConditions],
      dedupe: ['react', 'react-dom'],
      alias: {
        '@calque/canvas/style.css': join(import.meta.dirname, '../src/style.css'),
        '@calque/canvas': join(import.meta.dirname, '../src/index.ts'),
      },
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: names.map((name) => join(pages, name)) },
    },
  });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

async function serve(folder: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.startsWith('/excalidraw/') ? join(excalidraw, 'dist/prod', path.slice(11)) : join(folder, path);
    readFile(file).then(
      (content) => response.setHeader('content-type', types[extname(path)] ?? 'text/plain').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function measure(browser: Browser, url: string): Promise<Omit<Run, 'subject' | 'nodes' | 'view'>> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const session = await browser.newBrowserCDPSession();
  page.on('pageerror', (error) => console.error(url, error));
  await page.goto(url);
  await page.waitForFunction(() => window.bench?.mountMs > 0, undefined, { timeout: 60_000 });
  const mountMs = round(await page.evaluate(() => window.bench.mountMs));
  await page.waitForTimeout(500);
  const heapMb = await getHeap(page);
  // Both listen to the wheel; one of them only while it has the focus.
  await page.mouse.click(1000, 70);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(600);

  const centre = { x: 660, y: 420 };
  await page.mouse.move(centre.x, centre.y);
  const pan = await measureCpu(page, session, async () => {
    for (let step = 0; step < steps; step += 1) {
      const way = step < steps / 2 ? 1 : -1;
      await page.mouse.wheel(40 * way, 24 * way);
      await page.waitForTimeout(pace);
    }
  });
  const zoom = await measureCpu(page, session, async () => {
    await page.keyboard.down('Control');
    for (let step = 0; step < steps; step += 1) {
      await page.mouse.wheel(0, step < steps / 2 ? -10 : 10);
      await page.waitForTimeout(pace);
    }
    await page.keyboard.up('Control');
  });
  const target = await page.evaluate(() => window.bench.getTarget());
  await page.mouse.move(target.x, target.y);
  await page.waitForTimeout(300);
  const drag = await measureCpu(page, session, async () => {
    await page.mouse.down();
    for (let step = 1; step <= steps; step += 1) {
      const turn = (step / steps) * 2 * Math.PI;
      await page.mouse.move(target.x + 80 * Math.sin(turn), target.y + 60 * (1 - Math.cos(turn)));
      await page.waitForTimeout(pace);
    }
    await page.mouse.up();
  });
  const place = await page.evaluate(() => window.bench.getTarget());
  await page.mouse.dblclick(place.x, place.y);
  await page.waitForTimeout(300);
  const type = await measureCpu(page, session, () => page.keyboard.type('twenty letters typed', { delay: pace }));
  return {
    mountMs,
    heapMb,
    panCpuMs: pan.cpuMs,
    panP95Ms: pan.p95Ms,
    zoomCpuMs: zoom.cpuMs,
    dragCpuMs: drag.cpuMs,
    dragP95Ms: drag.p95Ms,
    typeCpuMs: type.cpuMs,
  };
}

/** CPU time of all processes of the browser while `act` lasts and until what it leads to has settled. */
async function measureCpu(page: Page, session: CDPSession, act: () => Promise<void>) {
  const before = await getCpu(session);
  await page.evaluate(() => (window.bench.frames.length = 0));
  await act();
  await page.waitForTimeout(250);
  const cpuMs = round((await getCpu(session)) - before);
  const frames = await page.evaluate(() => window.bench.frames);
  const gaps = frames.slice(1).map((time, index) => time - frames[index]!);
  gaps.sort((a, b) => a - b);
  return { cpuMs, p95Ms: round(gaps[Math.floor(gaps.length * 0.95)] ?? 0) };
}

async function getCpu(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

async function getHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return round(usedSize / 2 ** 20);
}

const round = (value: number) => Math.round(value * 10) / 10;
