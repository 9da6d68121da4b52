// Draws in a real Chromium with a profile on disk, kills the browser at random moments, opens it again and compares what
// is there with what had been drawn and with what had been reported as saved.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, defaultClientConditions, type Rolldown } from 'vite';
import { chromiumArgs, findChromium } from '../../../scripts/findChromium.mjs';

/** What the page tells, each before it goes on. */
export type Report =
  | {
      readonly type: 'opened';
      readonly attempts: readonly {
        readonly id: string;
        readonly gestures: number;
        readonly isFinished: boolean;
        readonly problems: readonly string[];
      }[];
      readonly problems: readonly string[];
    }
  | { readonly type: 'gesture'; readonly attempt: string; readonly n: number }
  /** `ms`: milliseconds from the end of the gesture until it was stored. */
  | { readonly type: 'saved'; readonly attempt: string; readonly n: number; readonly ms: number }
  | { readonly type: 'finished'; readonly attempt: string }
  | { readonly type: 'failed'; readonly message: string };

/** Of each attempt, the last gesture that began and the last that was reported as saved. */
interface Known {
  began: number;
  saved: number;
  isFinished: boolean;
}

/** Longest time from the opening of the page to the kill, in milliseconds. */
const maxLifeMs = 1200;

export async function run(args: readonly string[]): Promise<object> {
  const { values } = parseArgs({
    args: [...args],
    options: { kills: { type: 'string', default: '200' }, tear: { type: 'string', default: '0' } },
  });
  const kills = Number(values.kills);
  const tear = Number(values.tear);
  if (!Number.isInteger(kills) || kills < 0) throw new Error(`--kills takes a whole number, not ${values.kills}.`);
  if (!(tear >= 0 && tear <= 1)) throw new Error(`--tear takes a share from 0 to 1, not ${values.tear}.`);
  const code = await bundlePage();
  const profile = await mkdtemp(join(tmpdir(), 'calque-durability-'));
  const known = new Map<string, Known>();
  const counts = {
    kills: 0,
    torn: 0,
    corrupted: 0,
    lostGestures: 0,
    maxLostAtOnce: 0,
    lostTransactions: 0,
    gestures: 0,
    attempts: 0,
  };
  const problems: string[] = [];
  const saveTimes: number[] = [];
  let onReport: ((report: Report) => void) | null = null;

  function judge(report: Extract<Report, { type: 'opened' }>) {
    const own = report.attempts.flatMap(({ id, problems }) => problems.map((problem) => `${id}: ${problem}`));
    if (own.length + report.problems.length > 0) counts.corrupted += 1;
    problems.push(...own, ...report.problems);
    for (const { id, gestures, isFinished } of report.attempts) {
      const before = known.get(id) ?? { began: 0, saved: 0, isFinished: false };
      const lost = Math.max(0, before.began - gestures);
      counts.lostGestures += lost;
      counts.maxLostAtOnce = Math.max(counts.maxLostAtOnce, lost);
      counts.lostTransactions += Math.max(0, before.saved - gestures) + Number(before.isFinished && !isFinished);
      known.set(id, { began: gestures, saved: gestures, isFinished });
    }
    // An attempt that had something saved must be there; one that only began may be lost with its first gesture.
    const [newest] = [...known.keys()].slice(-1);
    if (newest && !report.attempts.some(({ id }) => id === newest)) {
      const { began, saved } = known.get(newest)!;
      counts.lostGestures += began;
      counts.lostTransactions += saved;
      known.delete(newest);
    }
  }

  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      const isScript = request.url?.startsWith('/page.js');
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(
        isScript ? code : '<!doctype html><title>Durability</title><script type="module" src="/page.js"></script>',
      );
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const report = JSON.parse(body) as Report;
      if (report.type === 'opened') judge(report);
      else if (report.type === 'failed') problems.push(report.message);
      else {
        const entry = known.get(report.attempt) ?? { began: 0, saved: 0, isFinished: false };
        if (report.type === 'gesture') entry.began = report.n;
        else if (report.type === 'saved') {
          entry.saved = Math.max(entry.saved, report.n);
          saveTimes.push(report.ms);
        } else entry.isFinished = true;
        known.set(report.attempt, entry);
      }
      onReport?.(report);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  try {
    for (let kill = 0; kill < kills; kill++) {
      const loaded = new Promise<void>((resolve) => {
        server.once('request', () => resolve());
      });
      const browser = await launch(profile, `${origin}/`);
      await withTimeout(loaded, 'The page was not loaded.');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * maxLifeMs));
      await killBrowser(browser);
      counts.kills += 1;
      if (Math.random() < tear && (await tearLog(profile))) counts.torn += 1;
      if (counts.kills % 10 === 0) console.error(`${counts.kills} kills`, JSON.stringify(counts));
    }
    const opened = new Promise<void>((resolve) => {
      onReport = (report) => {
        if (report.type !== 'opened') return;
        counts.attempts = report.attempts.length;
        counts.gestures = report.attempts.reduce((sum, { gestures }) => sum + gestures, 0);
        resolve();
      };
    });
    const browser = await launch(profile, `${origin}/?last`);
    await withTimeout(opened, 'The page did not open its storage at the end.');
    await killBrowser(browser);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  for (const problem of new Set(problems)) console.error(problem);
  saveTimes.sort((a, b) => a - b);
  const getPercentile = (share: number) => Math.round((saveTimes[Math.floor(saveTimes.length * share)] ?? 0) * 10) / 10;
  return { ...counts, saveP50Ms: getPercentile(0.5), saveP95Ms: getPercentile(0.95), problems: [...new Set(problems)] };
}

async function bundlePage(): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    resolve: { conditions: ['@calque/source', ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'drawingPage.ts'), formats: ['es'] },
    },
  })) as Rolldown.RolldownOutput[];
  return output[0]!.output[0].code;
}

/** Starts Chromium as a group of processes of its own, so that one signal ends all of it. */
async function launch(profile: string, url: string): Promise<ChildProcess> {
  const { executablePath, env } = await findChromium();
  return spawn(executablePath, ['--headless=new', ...chromiumArgs, `--user-data-dir=${profile}`, url], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
}

async function killBrowser(browser: ChildProcess): Promise<void> {
  const exited = once(browser, 'exit');
  try {
    process.kill(-browser.pid!, 'SIGKILL');
  } catch {
    browser.kill('SIGKILL');
  }
  await exited;
}

/**
 * Cuts the end off one of the browser's own logs, as a kill between two of its system calls does now and then.
 * @returns whether there was one
 */
async function tearLog(profile: string): Promise<boolean> {
  const files = await readdir(join(profile, 'Default'), { recursive: true });
  const logs = files.filter((file) => /indexeddb\.leveldb.\d+\.log$/i.test(file));
  const log = logs[Math.floor(Math.random() * logs.length)];
  if (log === undefined) return false;
  const path = join(profile, 'Default', log);
  const { size } = await stat(path);
  await truncate(path, Math.max(0, size - 1 - Math.floor(Math.random() * 40)));
  return true;
}

function withTimeout<Value>(promise: Promise<Value>, message: string): Promise<Value> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), 60_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
