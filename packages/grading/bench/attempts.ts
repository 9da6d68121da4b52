import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadExercise, loadLexicon } from '@calque/architectures';
import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { compare } from '../src/index.ts';
import { createWordMatcher } from '../src/labels/index.ts';
import type { Comparison, LabelMatcher, Reference } from '../src/types.ts';

interface Attempt {
  readonly exercise: string;
  readonly profile: string;
  readonly nodes: readonly { readonly id: string; readonly label: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly gold: {
    readonly nodeMap: readonly {
      readonly ref: string;
      readonly attempt: readonly string[];
      readonly verdict: string;
    }[];
    readonly missingNodes: readonly string[];
    readonly edges: readonly { readonly ref: readonly [string, string]; readonly verdict: string }[];
  };
}

/** Counts of what was said and what is so. */
class Counts {
  right = 0;
  said = 0;
  so = 0;

  add(said: boolean, so: boolean, right = said && so): void {
    if (said) this.said++;
    if (so) this.so++;
    if (right) this.right++;
  }

  toRates(): { precision: number; recall: number; f1: number } {
    const precision = this.said === 0 ? 1 : this.right / this.said;
    const recall = this.so === 0 ? 1 : this.right / this.so;
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  }
}

class ProfileCounts {
  readonly nodes = new Counts();
  readonly edges = new Counts();
  readonly missingNodes = new Counts();
  readonly reversed = new Counts();

  toRates(): object {
    const nodes = this.nodes.toRates();
    const edges = this.edges.toRates();
    return {
      nodes,
      edges,
      missingNodes: this.missingNodes.toRates(),
      reversed: this.reversed.toRates(),
      f1: (nodes.f1 + edges.f1) / 2,
    };
  }
}

const matched = new Set(['same', 'merged', 'split']);

/**
 * Grades judged attempts (`--data DIR` of `exercise.profile.json`) against the shipped references and compares with the judgement.
 * A node is found where the boxes it is paired with, as same, merged or split, are boxes that the judge paired it with; nodes whose
 * pairing is debatable count neither way. An edge is right when its verdict is the judge's.
 */
export async function run(args: string[]): Promise<object> {
  const at = args.indexOf('--data');
  const folder = args[at + 1];
  if (at < 0 || folder === undefined) throw new Error('Give the folder of judged attempts: --data DIR');
  const root = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  const matcher = createWordMatcher(await loadLexicon());
  const profiles = new Map<string, ProfileCounts>();
  const errors: string[][] = [];
  for (const file of (await readdir(root)).filter((name) => name.endsWith('.json')).toSorted()) {
    const attempt = JSON.parse(await readFile(join(root, file), 'utf8')) as Attempt;
    const { references } = await loadExercise(attempt.exercise);
    const counts = profiles.get(attempt.profile) ?? new ProfileCounts();
    profiles.set(attempt.profile, counts);
    errors.push(...judge(attempt, references, matcher, counts).map((error) => [file, ...error]));
  }
  const names = [...profiles.keys()].toSorted();
  return { profiles: Object.fromEntries(names.map((name) => [name, profiles.get(name)!.toRates()])), errors };
}

function judge(
  attempt: Attempt,
  references: readonly Reference[],
  matcher: LabelMatcher,
  counts: ProfileCounts,
): string[][] {
  const comparison = compare(toDiagram(attempt), references, { labelMatchers: [matcher] });
  const reference =
    references.find((candidate, index) => (candidate.id ?? String(index)) === comparison.reference) ?? references[0]!;
  const labels = new Map<string, string>(attempt.nodes.map(({ id, label }) => [id, label]));
  const names = new Map<string, string>(reference.nodes.map(({ id, label }) => [id, label]));
  return [
    ...judgeNodes(attempt, comparison, counts, (id) => names.get(id) ?? labels.get(id) ?? id),
    ...judgeEdges(attempt, comparison, reference, counts),
  ];
}

function judgeNodes(
  { gold }: Attempt,
  comparison: Comparison,
  counts: ProfileCounts,
  nameOf: (id: string) => string,
): string[][] {
  const errors: string[][] = [];
  const goldOf = new Map(gold.nodeMap.map((entry) => [entry.ref, entry]));
  const missing = new Set(gold.missingNodes);
  for (const { reference: id, verdict, trace, reason } of comparison.nodes) {
    if (id === null) continue;
    const entry = goldOf.get(id);
    if (entry?.verdict === 'debatable') continue;
    const wanted = entry !== undefined && matched.has(entry.verdict) ? entry.attempt : [];
    const found = matched.has(verdict) ? trace : [];
    const right = found.length > 0 && found.every((box) => wanted.includes(box));
    counts.nodes.add(found.length > 0, wanted.length > 0, right);
    counts.missingNodes.add(verdict === 'missing' || verdict === 'optional', missing.has(id));
    if (!right && (found.length > 0 || wanted.length > 0))
      errors.push([
        'node',
        nameOf(id),
        `judged ${entry?.verdict ?? 'missing'} [${wanted.map(nameOf).join(', ')}]`,
        `graded ${verdict} [${trace.map(nameOf).join(', ')}]${reason === null ? '' : ` ${reason.key}`}`,
      ]);
  }
  return errors;
}

function judgeEdges(
  { gold }: Attempt,
  comparison: Comparison,
  reference: Reference,
  counts: ProfileCounts,
): string[][] {
  const errors: string[][] = [];
  const ends = new Map<string, string>(reference.edges.map(({ id, from, to }) => [id, `${from} → ${to}`]));
  const graded = new Map<string, string>();
  for (const { reference: id, verdict } of comparison.edges)
    if (id !== null) graded.set(ends.get(id) ?? id, verdict === 'optional' ? 'missing' : verdict);
  for (const { ref, verdict } of gold.edges) {
    const name = ref.join(' → ');
    const found = graded.get(name);
    counts.edges.add(found !== undefined, true, found === verdict);
    counts.reversed.add(found === 'reversed', verdict === 'reversed');
    if (found !== verdict) errors.push(['edge', name, `judged ${verdict}`, `graded ${found ?? 'nothing'}`]);
  }
  return errors;
}

const toDiagram = ({ nodes, edges }: Attempt) =>
  createDiagram({
    nodes: nodes.map(({ id, label }) => createNode({ id, label })),
    edges: edges.map(({ from, to }, index) => createEdge({ id: `edge ${index}`, from, to })),
  });
