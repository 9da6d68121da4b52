// The whole proof, in the order that finds a mistake soonest. Prints progress and, last, one line over all runners:
// "N passed, N failed". A check such as lint counts as one test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './findChromium.mjs';

const steps = [
  { name: 'Types', command: ['node', 'scripts/typecheck.mjs'] },
  { name: 'Lint', command: ['oxlint', '--deny-warnings', '--quiet'] },
  { name: 'Package boundaries', command: ['node', 'scripts/checkBoundaries.mjs'] },
  { name: 'Format', command: ['oxfmt', '--check'] },
  { name: 'Unused code', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'Snippets in the docs', command: ['node', 'scripts/checkSnippets.mjs'] },
  {
    name: 'Documentation',
    command: [join('docs', 'node_modules', '.bin', 'vitepress'), 'build', 'docs', '--logLevel', 'warn'],
  },
  { name: 'Unit tests', project: 'unit' },
  { name: 'Browser tests', project: 'browser' },
  { name: 'Build', command: ['node', 'scripts/buildAll.mjs'] },
  { name: 'Packages', command: ['node', 'scripts/checkPackages.mjs'] },
  { name: 'Size budgets', command: ['node', 'scripts/checkSize.mjs'] },
  { name: 'Journeys', project: 'e2e' },
];

const reports = mkdtempSync(join(tmpdir(), 'calque-tests-'));
const { executablePath, env } = await findChromium();
Object.assign(process.env, env, {
  CHROME: executablePath,
  PATH: `${join('node_modules', '.bin')}:${process.env.PATH}`,
});

let passed = 0;
let failed = 0;
const started = Date.now();
for (const step of steps) {
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(`\n── ${step.name} (${minutes} min, ${passed} passed, ${failed} failed so far)`);
  const result = step.project ? runVitest(step.project) : runCheck(step.command);
  passed += result.passed;
  failed += result.failed;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\nDone in ${((Date.now() - started) / 60_000).toFixed(1)} minutes.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function runCheck([program, ...args]) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner that dies before it reports, or with an error outside a test, counts as one failure more. */
function runVitest(project) {
  const report = join(reports, `${project}.json`);
  const reporter = process.stdout.isTTY ? 'default' : 'dot';
  const args = [
    'run',
    '--project',
    project,
    `--reporter=${reporter}`,
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { status } = spawnSync('vitest', args, { stdio: 'inherit' });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  const isUnexplained = status !== 0 && numFailedTests === 0;
  return { passed: numPassedTests, failed: numFailedTests + (isUnexplained ? 1 : 0) };
}
