// Builds every package to dist, dependencies first, and the study site is left to its own start command.
import { spawnSync } from 'node:child_process';
import { allowed } from './checkBoundaries.mjs';

const order = Object.keys(allowed).toSorted((a, b) => allowed[a].length - allowed[b].length || a.localeCompare(b));
for (const name of order) {
  const { status } = spawnSync(process.execPath, ['../../scripts/buildPackage.mjs'], {
    cwd: `packages/${name}`,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`${name} did not build.`);
    process.exit(1);
  }
}
console.log(`${order.length} packages built.`);
