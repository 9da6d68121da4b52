// Finds a Chromium for the browser tests and benchmarks: $CHROME, else one that the system has, else the binary
// inside the npm package @sparticuz/chromium. Nothing is ever downloaded by a test tool of its own.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Switches that keep a headless Chromium quiet, offline and able to run as root. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * @returns {Promise<{executablePath: string, env: Record<string, string>}>} the binary and the environment it needs
 * @throws when there is none and the packaged one cannot be unpacked
 */
export async function findChromium() {
  if (process.env.CHROME) {
    if (!existsSync(process.env.CHROME)) throw new Error(`$CHROME names ${process.env.CHROME}, which does not exist.`);
    return { executablePath: process.env.CHROME, env: {} };
  }
  const system = systemPaths.find((path) => existsSync(path));
  if (system) return { executablePath: system, env: {} };
  return unpackChromium();
}

async function unpackChromium() {
  // The package unpacks its own NSS libraries and fonts only where it believes it runs on AWS Lambda.
  const isBare = process.platform === 'linux' && (!hasLibrary('libnss3.so') || !hasFonts());
  if (isBare) process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  return { executablePath, env: isBare ? { LD_LIBRARY_PATH, FONTCONFIG_PATH } : {} };
}

function hasLibrary(name) {
  try {
    return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).includes(name);
  } catch {
    return false;
  }
}

function hasFonts() {
  return ['/usr/share/fonts/truetype', '/usr/share/fonts/opentype', '/usr/local/share/fonts'].some((path) =>
    existsSync(path),
  );
}
