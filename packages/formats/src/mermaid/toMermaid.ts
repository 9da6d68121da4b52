import { type Diagram, type DiagramEdge, type DiagramGroup, type DiagramNode, isNodeKind } from '@calque/diagram';
import { encodeLabel } from './label.ts';
import { bracketsOfKind } from './shapes.ts';

export interface ToMermaidOptions {
  /** The way in which Mermaid lays the diagram out; places are not part of its language. Default: `right`. */
  readonly direction?: 'right' | 'down' | undefined;
}

const arrows: Readonly<Record<DiagramEdge['direction'], string>> = { forward: '-->', both: '<-->', none: '---' };

/**
 * Returns the diagram as a Mermaid flowchart. Nodes are named n1, n2 … in order; kinds are written as classes (`:::store`), which
 * `parseMermaid` reads back. Places, waypoints and notes are not kept, and edges without both ends are left out.
 */
export function toMermaid(diagram: Diagram, options: ToMermaidOptions = {}): string {
  const names = new Map<string, string>();
  diagram.nodes.forEach((node, index) => names.set(node.id, `n${index + 1}`));
  diagram.groups.forEach((group, index) => names.set(group.id, `g${index + 1}`));
  const lines: string[] = [];
  if (diagram.title?.trim()) lines.push('---', `title: ${JSON.stringify(diagram.title)}`, '---');
  lines.push(`flowchart ${options.direction === 'down' ? 'TD' : 'LR'}`);

  const known = new Set(diagram.groups.map((group) => group.id));
  const isIn = (element: DiagramNode | DiagramGroup, parent: string | undefined) =>
    (element.parent !== undefined && known.has(element.parent) ? element.parent : undefined) === parent;
  const writeMembers = (parent: string | undefined, indent: string, seen: ReadonlySet<string>) => {
    for (const node of diagram.nodes)
      if (isIn(node, parent)) lines.push(indent + formatNode(node, names.get(node.id)!));
    for (const group of diagram.groups) {
      if (!isIn(group, parent) || seen.has(group.id)) continue;
      lines.push(`${indent}subgraph ${names.get(group.id)}[${encodeLabel(group.label)}]`);
      writeMembers(group.id, `${indent}  `, new Set([...seen, group.id]));
      lines.push(`${indent}end`);
    }
  };
  writeMembers(undefined, '  ', new Set());

  const nodeIds = new Set(diagram.nodes.map((node) => node.id));
  for (const edge of diagram.edges) {
    if (!nodeIds.has(edge.from) || !nodeIds.has(edge.to)) continue;
    const label = edge.label?.trim() ? `|${encodeLabel(edge.label)}|` : '';
    lines.push(`  ${names.get(edge.from)} ${arrows[edge.direction]}${label} ${names.get(edge.to)}`);
  }
  return `${lines.join('\n')}\n`;
}

function formatNode({ kind, label }: DiagramNode, name: string): string {
  const [open, close] = (isNodeKind(kind) ? bracketsOfKind[kind] : undefined) ?? ['[', ']'];
  const suffix = isNodeKind(kind) && kind !== 'service' ? `:::${kind}` : '';
  return `${name}${open}${encodeLabel(label)}${close}${suffix}`;
}
