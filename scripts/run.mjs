// Runs a workspace task on a machine that has only Node and npm: installs the workspace with the pnpm that
// package.json pins (through npx, so nothing is installed globally), then hands the task to it.
// Usage: node scripts/run.mjs <task> [arguments]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [task, ...args] = process.argv.slice(2);

/** pnpm writes this file at the end of an install, so its age tells whether the lockfile is newer. */
const marker = join(root, 'node_modules', '.modules.yaml');
const lockfile = join(root, 'pnpm-lock.yaml');

function pnpm(...words) {
  const { status, error } = spawnSync('npx', ['-y', packageManager, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  return status ?? 1;
}

function isInstalled() {
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs;
}

if (!task) {
  console.error('Usage: node scripts/run.mjs <task> [arguments]');
  process.exit(2);
}
if (!isInstalled()) {
  console.error('Installing the workspace…');
  const status = pnpm('install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn');
  if (status !== 0) process.exit(status);
  utimesSync(marker, new Date(), new Date());
}
process.exit(pnpm('--silent', 'run', task, ...args));
