import {
  type Diagram,
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type NodeKind,
  createDiagram,
  createEdge,
  createGroup,
  createNode,
  diagramLimits,
  isNodeKind,
} from '@calque/diagram';
import { type LayoutDirection, layoutLayers } from '../layout/layoutLayers.ts';
import { type MermaidIssue, createMermaidIssue } from './issues.ts';
import { decodeLabel } from './label.ts';
import { type Chain, type Link, type NodeMention, scanStatement } from './scanStatement.ts';
import { type Statement, splitStatements } from './splitStatements.ts';

export type ParseMermaidResult =
  | {
      readonly ok: true;
      readonly diagram: Diagram;
      /** What was left out or changed. */
      readonly warnings: readonly MermaidIssue[];
    }
  | { readonly ok: false; readonly issues: readonly MermaidIssue[] };

/** Longer texts are refused: no flowchart that a person can read comes near. */
const maxTextLength = 1_000_000;

/** Longer statements are left out: reading one may cost the square of its length. */
const maxStatementLength = 10_000;

const maxWarnings = 100;

const directions: Readonly<Record<string, LayoutDirection>> = {
  TB: 'down',
  TD: 'down',
  v: 'down',
  BT: 'up',
  '^': 'up',
  LR: 'right',
  '>': 'right',
  RL: 'left',
  '<': 'left',
};

const otherDiagrams =
  /^(?:sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|journey|gitGraph|mindmap|timeline|quadrantChart|requirementDiagram|C4\w+|sankey|xychart|block|packet|architecture|kanban|radar|treemap|zenuml)(?:-\w+)?\b/;

/** Statements that only concern looks or links. */
const lookStatements = /^(?:style|linkStyle|classDef|click|accTitle|accDescr)\b/;

/**
 * Reads a Mermaid flowchart: nodes in all shapes, chains, `&`, every arrow with or without text, subgraphs, classes that name a kind of
 * node. Tolerant: a statement that cannot be read is left out with a warning. Other diagram types are refused. Never throws, and what
 * it returns is a valid Diagram, laid out in layers in the direction that the flowchart asks for.
 */
export function parseMermaid(text: string): ParseMermaidResult {
  if (text.length > maxTextLength) return refuse(createMermaidIssue('tooLarge', 1, 'characters'));
  const { title, statements } = splitStatements(text);
  const [first, ...rest] = statements;
  if (!first) return refuse(createMermaidIssue('empty', 1));
  const header = /^(?:flowchart(?:-elk)?|graph)(?=\s|$)\s*(TB|TD|BT|RL|LR|[<>^v])?(?=\s|$)\s*/.exec(first.text);
  if (!header) {
    const other = otherDiagrams.exec(first.text)?.[0];
    return refuse(
      other
        ? createMermaidIssue('otherDiagram', first.line, other)
        : createMermaidIssue('noFlowchart', first.line, first.text.split('\n')[0]),
    );
  }
  const reader = new FlowchartReader();
  const body = first.text.slice(header[0].length);
  if (body !== '') reader.read({ text: body, line: first.line });
  for (const statement of rest) if (!reader.tooMany) reader.read(statement);
  if (reader.tooMany) return refuse(createMermaidIssue('tooLarge', reader.tooMany.line, reader.tooMany.what));
  const diagram = reader.finish(title.slice(0, diagramLimits.labelLength));
  const direction = directions[header[1] ?? 'TD'] ?? 'down';
  return { ok: true, diagram: layoutLayers(diagram, direction), warnings: reader.warnings };
}

function refuse(issue: MermaidIssue): ParseMermaidResult {
  return { ok: false, issues: [issue] };
}

interface Subgraph {
  readonly name: string;
  readonly label: string;
  readonly line: number;
  readonly parent: Subgraph | null;
  readonly depth: number;
  /** Nodes mentioned in it. */
  readonly mentions: Set<string>;
}

interface Arrow extends Link {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** Takes statements one by one and keeps what they say. */
class FlowchartReader {
  readonly warnings: MermaidIssue[] = [];
  tooMany: { readonly what: string; readonly line: number } | null = null;
  readonly #nodes = new Map<string, { label: string; kind: NodeKind }>();
  readonly #arrows: Arrow[] = [];
  readonly #subgraphs: Subgraph[] = [];
  readonly #named = new Map<string, Subgraph>();
  readonly #parents = new Map<string, Subgraph>();
  readonly #edgeIds = new Set<string>();
  #open: Subgraph | null = null;
  #inDescription = false;

  read({ text, line }: Statement): void {
    if (this.#inDescription) this.#inDescription = !text.includes('}');
    else if (/^accDescr\s*\{/.test(text)) this.#inDescription = !text.includes('}');
    else if (/^subgraph(?=\s|$)/.test(text)) this.#openSubgraph(text.slice('subgraph'.length).trim(), line);
    else if (text === 'end') this.#closeSubgraph();
    else if (/^class\s/.test(text)) this.#readClass(text);
    else if (!lookStatements.test(text) && !/^direction\s+(?:TB|TD|BT|RL|LR)$/.test(text)) this.#readChain(text, line);
  }

  #openSubgraph(text: string, line: number): void {
    const named = /^("[^"]+"|[\p{L}\p{N}_.-]+)\s*\[([^]*)\]$/u.exec(text);
    const depth = (this.#open?.depth ?? 0) + 1;
    if (this.#subgraphs.length >= diagramLimits.groups) this.tooMany = { what: 'subgraphs', line };
    if (depth > diagramLimits.groupDepth) this.tooMany = { what: 'nested subgraphs', line };
    const subgraph: Subgraph = {
      name: decodeLabel(named?.[1] ?? text),
      label: decodeLabel(named?.[2] ?? text).slice(0, diagramLimits.labelLength),
      line,
      parent: this.#open,
      depth,
      mentions: new Set(),
    };
    // Arrows above may have named it already, as if it were a node.
    if (this.#nodes.get(subgraph.name)?.label === subgraph.name) this.#nodes.delete(subgraph.name);
    this.#subgraphs.push(subgraph);
    this.#named.set(subgraph.name, subgraph);
    this.#open = subgraph;
  }

  /** A node belongs to the subgraph that is closed first of those that mention it, as Mermaid has it. */
  #closeSubgraph(): void {
    const closing = this.#open;
    if (!closing) return;
    for (const id of closing.mentions) if (!this.#parents.has(id)) this.#parents.set(id, closing);
    this.#open = closing.parent;
  }

  #readClass(text: string): void {
    const words = text.split(/\s+/);
    const kind = words.at(-1)!;
    if (!isNodeKind(kind)) return;
    for (const id of words.slice(1, -1).join('').split(',')) {
      const node = this.#nodes.get(id);
      if (node) node.kind = kind;
    }
  }

  #readChain(text: string, line: number): void {
    const edgeData = /^([\p{L}\p{N}_]+)@\{/u.exec(text)?.[1];
    if (edgeData !== undefined && this.#edgeIds.has(edgeData)) return;
    const chain = text.length > maxStatementLength ? null : scanStatement(text);
    if (!chain || chain.nodes.flat().some(({ id }) => id.length > diagramLimits.idLength)) {
      this.#warn(createMermaidIssue('unreadable', line, text.split('\n')[0]));
      return;
    }
    for (const mention of chain.nodes.flat()) this.#mention(mention);
    this.#addArrows(chain, line);
    if (this.#nodes.size > diagramLimits.nodes) this.tooMany = { what: 'nodes', line };
  }

  #mention({ id, label, kind }: NodeMention): void {
    this.#open?.mentions.add(id);
    const known = this.#nodes.get(id);
    if (!known && label === undefined && kind === undefined && this.#named.has(id)) return;
    const clipped = label?.slice(0, diagramLimits.labelLength);
    if (!known) this.#nodes.set(id, { label: clipped ?? id, kind: kind ?? 'service' });
    else {
      if (clipped !== undefined) known.label = clipped;
      if (kind !== undefined) known.kind = kind;
    }
  }

  #addArrows({ nodes, links }: Chain, line: number): void {
    for (const [index, link] of links.entries()) {
      if (link.id !== '') this.#edgeIds.add(link.id);
      const [sources, targets] = [nodes[index]!, nodes[index + 1]!];
      if (this.#arrows.length + sources.length * targets.length > diagramLimits.edges) {
        this.tooMany = { what: 'arrows', line };
        return;
      }
      if (link.direction === null) continue;
      for (const source of sources)
        for (const target of targets) this.#arrows.push({ ...link, from: source.id, to: target.id, line });
    }
  }

  #warn(issue: MermaidIssue): void {
    if (this.warnings.length >= maxWarnings) return;
    // In a chain or a product the same end comes up again.
    const isKnown = this.warnings.some(({ line, message }) => line === issue.line && message === issue.message);
    if (!isKnown) this.warnings.push(issue);
  }

  finish(title: string): Diagram {
    while (this.#open) {
      this.#warn(createMermaidIssue('unclosed', this.#open.line, this.#open.label));
      this.#closeSubgraph();
    }
    const taken = new Set(this.#nodes.keys());
    const claim = (wanted: string): string => {
      let id = wanted;
      for (let count = 2; id === '' || taken.has(id); count++) id = `${wanted || 'group'}-${count}`;
      taken.add(id);
      return id;
    };
    const ids = new Map(this.#subgraphs.map((group) => [group, claim(group.name.slice(0, 100))]));
    const getParent = (group: Subgraph | null | undefined) => (group ? { parent: ids.get(group)! } : {});
    const nodes = [...this.#nodes].map(([id, node]): DiagramNode =>
      createNode({ id, ...node, ...getParent(this.#parents.get(id)) }),
    );
    const groups = this.#subgraphs.map((group): DiagramGroup =>
      createGroup({ id: ids.get(group)!, label: group.label, ...getParent(group.parent) }),
    );
    const edges = this.#arrows.flatMap((arrow, index) => this.#finishArrow(arrow, claim(`e${index + 1}`)) ?? []);
    return createDiagram({ ...(title === '' ? {} : { title }), nodes, edges, groups });
  }

  #finishArrow({ from, to, direction, label, line }: Arrow, id: string): DiagramEdge | null {
    const start = this.#findNode(from, line);
    const end = this.#findNode(to, line);
    if (start === null || end === null) return null;
    return createEdge({
      id,
      ...(direction === 'backward' ? { from: end, to: start } : { from: start, to: end }),
      direction: direction === 'both' || direction === 'none' ? direction : 'forward',
      ...(label === '' ? {} : { label: label.slice(0, diagramLimits.labelLength) }),
    });
  }

  /** An arrow may name a subgraph; edges of a Diagram join nodes. */
  #findNode(id: string, line: number): string | null {
    if (this.#nodes.has(id)) return id;
    const subgraph = this.#named.get(id);
    const member = subgraph && [...subgraph.mentions].find((mention) => this.#nodes.has(mention));
    this.#warn(createMermaidIssue(member === undefined ? 'unreadable' : 'edgeToGroup', line, id));
    return member ?? null;
  }
}
