// Dependencies between packages run one way only. Fails on an import of a package that DESIGN does not allow,
// on an import of another package's inside, and on a dependency used but not declared in the package.json.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What each package may import of the others: the arrows of the design, with everything they reach. */
export const allowed = {
  diagram: [],
  grading: ['diagram'],
  formats: ['diagram'],
  editor: ['diagram'],
  exercise: ['diagram', 'grading'],
  architectures: ['diagram', 'grading', 'exercise'],
  canvas: ['diagram', 'editor', 'formats'],
  practice: ['diagram', 'grading', 'exercise', 'editor', 'canvas', 'formats'],
};

const importPattern = /(?:^|[\s}*])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/gm;
const isTest = (path) => /\.test\.tsx?$|[\\/](bench|scripts|e2e)[\\/]|testing[\\/]/.test(path);

/** @returns {string[]} one line for each forbidden import */
export function findViolations(root = '.') {
  const problems = [];
  for (const name of readdirSync(join(root, 'packages'))) {
    const folder = join(root, 'packages', name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies };
    if (!allowed[name]) problems.push(`packages/${name} has no row in scripts/checkBoundaries.mjs`);
    for (const path of listSources(join(folder, 'src'))) {
      if (isTest(path)) continue;
      for (const [, specifier] of readFileSync(path, 'utf8').matchAll(importPattern)) {
        const problem = findProblem(name, specifier, declared);
        if (problem) problems.push(`${path}: ${problem}`);
      }
    }
  }
  return problems;
}

function findProblem(name, specifier, declared) {
  if (specifier.startsWith('.'))
    return /(^|\/)\.\.\/\.\.\/\.\.\/\.\.\//.test(specifier) ? `${specifier} leaves the package` : null;
  if (specifier.startsWith('node:'))
    return ['cli', 'embed'].includes(name) ? null : `${specifier}: a library for browsers cannot use Node`;
  const [scope, base] = specifier.split('/');
  const dependency = specifier.startsWith('@') ? `${scope}/${base}` : scope;
  if (scope === '@calque' && base !== name && !allowed[name]?.includes(base))
    return `${name} must not depend on ${base}`;
  if (dependency !== manifestName(name) && !(dependency in declared))
    return `${dependency} is not declared in package.json`;
  return null;
}

const manifestName = (name) => `@calque/${name}`;

function listSources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

if (import.meta.url === `file://${process.argv[1]}` || process.argv[1]?.endsWith('checkBoundaries.mjs')) {
  const problems = findViolations();
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? 'Package boundaries hold.' : `${problems.length} imports cross a package boundary.`,
  );
  process.exit(problems.length === 0 ? 0 : 1);
}
