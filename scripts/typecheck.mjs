// Type-checks every project: each package alone (so a package without a DOM cannot use one), then the whole
// workspace with its tests, benchmarks and examples. Two at a time; prints every project's errors.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const projects = [
  ...readdirSync('packages')
    .map((name) => join('packages', name, 'tsconfig.json'))
    .filter((path) => existsSync(path)),
  'tsconfig.json',
];

function check(project) {
  return new Promise((resolve) => {
    const tsc = spawn(join('node_modules', '.bin', 'tsc'), ['-p', project, '--noEmit', '--pretty', 'false'], {
      shell: process.platform === 'win32',
    });
    let output = '';
    tsc.stdout.on('data', (chunk) => (output += chunk));
    tsc.stderr.on('data', (chunk) => (output += chunk));
    tsc.on('close', (status) => resolve({ project, status, output }));
  });
}

const queue = [...projects];
let failures = 0;
async function work() {
  for (let project = queue.shift(); project; project = queue.shift()) {
    const { status, output } = await check(project);
    if (status === 0) continue;
    failures += 1;
    console.error(`${project}\n${output}`);
  }
}
await Promise.all([work(), work()]);
console.log(`${projects.length} projects checked, ${failures} with errors`);
process.exit(failures === 0 ? 0 : 1);
