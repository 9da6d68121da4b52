// Packs every package as it would be published and checks the tarball: entry points, types, files and licences.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'calque-pack-'));
let problems = 0;
for (const name of readdirSync('packages')) {
  const pkgDir = join('packages', name);
  const manifest = JSON.parse(readFileSync(join(pkgDir, 'package.json'), 'utf8'));
  const { messages } = await publint({ pkgDir, strict: true, pack: false });
  for (const message of messages) report(name, formatMessage(message, manifest, { color: false }));
  const tarball = pack(pkgDir);
  const assets = Object.keys(manifest.exports).filter((entry) => /\.(css|json)$/.test(entry));
  const attw = spawnSync(
    join('node_modules', '.bin', 'attw'),
    [
      tarball,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--no-emoji',
      '--no-color',
      ...(assets.length > 0 ? ['--exclude-entrypoints', ...assets] : []),
    ],
    { encoding: 'utf8' },
  );
  if (attw.status !== 0) report(name, attw.stdout + attw.stderr);
  else console.log(`${manifest.name}: entry points, types and files are sound`);
}
rmSync(folder, { recursive: true, force: true });
process.exit(problems === 0 ? 0 : 1);

function pack(pkgDir) {
  const output = execFileSync('npx', ['-y', packageManager, 'pack', '--pack-destination', folder, '--json'], {
    cwd: pkgDir,
    encoding: 'utf8',
  });
  const { filename } = JSON.parse(output.slice(output.indexOf('{')));
  return filename;
}

function report(name, message) {
  problems += 1;
  console.error(`${name}: ${message}`);
}
