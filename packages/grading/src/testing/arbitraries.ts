import {
  createDiagram,
  createEdge,
  createGroup,
  createNode,
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
} from '@calque/diagram';
import fc from 'fast-check';
import type { Reference, ReferenceEdge, ReferenceNode } from '../types.ts';

const names = ['Alpine', 'Bicycle', 'Crimson', 'Dolphin', 'Elephant', 'Foxglove', 'Giraffe', 'Harvest', 'Icicle'];
const strangers = ['Quartz', 'Sombrero', 'Tangerine', 'Umbrella'];

const importance = fc.constantFrom(1, 2, 3, undefined) as fc.Arbitrary<1 | 2 | 3 | undefined>;

/** References of up to `size` nodes with every feature now and then; a few labels repeat. */
export const references = (size: number): fc.Arbitrary<Reference> =>
  fc
    .record({
      nodes: fc.array(
        fc.record({
          name: fc.nat(names.length - 1),
          importance,
          optional: fc.boolean(),
          rare: fc.nat(9),
          credit: fc.constantFrom(0, 0.3, 0.5, 0.8, 1, undefined),
          group: fc.nat(3),
        }),
        { minLength: 1, maxLength: size },
      ),
      edges: fc.array(
        fc.record({
          from: fc.nat(size - 1),
          to: fc.nat(size - 1),
          importance,
          direction: fc.constantFrom('forward', 'forward', 'forward', 'both', 'none') as fc.Arbitrary<
            DiagramEdge['direction']
          >,
          rare: fc.nat(9),
        }),
        { maxLength: size * 2 },
      ),
      groups: fc.nat(2),
      choice: fc.nat(4),
      extras: fc.nat(3),
    })
    .map(({ nodes, edges, groups, choice, extras }): Reference => {
      const list = nodes.map((node, index): ReferenceNode => ({
        ...createNode({ id: `r${index}`, label: names[node.name]!, x: index * 200 }),
        importance: node.importance,
        optional: node.optional && node.rare < 3,
        mergedCredit: node.credit,
        splitCredit: node.credit,
        parent: node.group < groups ? `lane${node.group}` : undefined,
      }));
      return {
        ...createDiagram({
          nodes: list,
          edges: edges
            .filter(({ from, to }) => from < list.length && to < list.length)
            .map((edge, index): ReferenceEdge => ({
              ...createEdge({ id: `re${index}`, from: `r${edge.from}`, to: `r${edge.to}`, direction: edge.direction }),
              importance: edge.importance,
              optional: edge.rare === 0,
              accepts: edge.rare === 1 ? 'either' : undefined,
              via: edge.rare === 2 ? [strangers[0]!] : undefined,
            })),
          groups: Array.from({ length: groups }, (_, index) =>
            createGroup({ id: `lane${index}`, label: ['Meadow', 'Orchard'][index]!, kind: 'lane' }),
          ),
        }),
        choices: choice === 0 && list.length > 2 ? [{ id: 'c', branches: [['r0'], ['r1']] }] : undefined,
        permittedExtras: extras === 0 ? [strangers[1]!] : undefined,
        forbidden: extras === 1 ? [{ label: strangers[2]!, why: 'It melts.' }] : undefined,
      };
    });

/** What a learner might make of a reference: everything that can go wrong does, sometimes. */
export const traces = (reference: Reference): fc.Arbitrary<Diagram> =>
  fc
    .record({
      fates: fc.array(fc.record({ fate: fc.nat(19), other: fc.nat(8) }), {
        minLength: reference.nodes.length,
        maxLength: reference.nodes.length,
      }),
      edgeFates: fc.array(fc.nat(9), { minLength: reference.edges.length, maxLength: reference.edges.length }),
      extra: fc.array(fc.nat(strangers.length - 1), { maxLength: 2 }),
      lines: fc.array(
        fc.record({
          from: fc.nat(9),
          to: fc.nat(10),
          direction: fc.constantFrom('forward', 'forward', 'both', 'none') as fc.Arbitrary<DiagramEdge['direction']>,
        }),
        { maxLength: 5 },
      ),
      groups: fc.boolean(),
    })
    .map(({ fates, edgeFates, extra, lines, groups }): Diagram => {
      const nodes: DiagramNode[] = [];
      const boxOf = new Map<string, string>();
      const grouped = groups ? reference.groups : [];
      for (const [index, { id, label, parent }] of reference.nodes.entries()) {
        const { fate, other } = fates[index]!;
        const partner = reference.nodes[other % reference.nodes.length]!;
        const box = `t${index}`;
        if (fate < 3) continue;
        boxOf.set(id, box);
        const written =
          fate === 3
            ? ''
            : fate === 4
              ? names[other]!
              : fate === 5 && partner.id !== id
                ? `${label} + ${partner.label}`
                : label;
        const inside = grouped.some((group) => group.id === parent) && fate !== 7 ? { parent } : {};
        nodes.push(createNode({ id: box, label: written, x: index * 150, ...inside }));
        if (fate === 5 && partner.id !== id && !boxOf.has(partner.id)) boxOf.set(partner.id, box);
        if (fate === 6) nodes.push(createNode({ id: `${box}b`, label }));
      }
      for (const [index, stranger] of extra.entries())
        nodes.push(createNode({ id: `x${index}`, label: strangers[stranger]! }));
      const edges: DiagramEdge[] = [];
      const join = (from: string, to: string, direction: DiagramEdge['direction']) =>
        edges.push(createEdge({ id: `d${edges.length}`, from, to, direction }));
      for (const [index, { from, to, direction }] of reference.edges.entries()) {
        const fate = edgeFates[index]!;
        const [tail, head] = [boxOf.get(from) ?? 'x0', boxOf.get(to) ?? 'x1'];
        if (fate === 0) continue;
        if (fate === 1) join(head, tail, direction);
        else if (fate === 2 && extra.length > 0) {
          join(tail, 'x0', 'forward');
          join('x0', head, 'forward');
        } else join(tail, head, direction);
      }
      for (const { from, to, direction } of lines)
        join(nodes[from % Math.max(1, nodes.length)]?.id ?? 'gone', nodes[to]?.id ?? 'gone', direction);
      return createDiagram({ nodes, edges, groups: grouped.map((group) => ({ ...group, label: group.label })) });
    });

export const cases = (size: number): fc.Arbitrary<{ reference: Reference; trace: Diagram }> =>
  references(size).chain((reference) => traces(reference).map((trace) => ({ reference, trace })));
