import { type EdgeDirection, type NodeKind, isNodeKind } from '@calque/diagram';
import { decodeLabel } from './label.ts';
import { brackets, kindsOfShapes } from './shapes.ts';

/** A node as a statement mentions it; what the statement does not say is undefined. */
export interface NodeMention {
  readonly id: string;
  readonly label: string | undefined;
  readonly kind: NodeKind | undefined;
}

export interface Link {
  /** Name of the edge, as in `a e1@--> b`; empty if it has none. */
  readonly id: string;
  /** Null for `~~~`, which places nodes without joining them. */
  readonly direction: EdgeDirection | 'backward' | null;
  readonly label: string;
}

/** Nodes and links in turn: `a & b --> c --> d` has three lists of nodes and two links. */
export interface Chain {
  readonly nodes: readonly (readonly NodeMention[])[];
  readonly links: readonly Link[];
}

const idPattern = /[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[-./:](?=[\p{L}\p{N}_]))*/uy;
const spacePattern = /\s*/y;
const classPattern = /:::([\w-]+)/y;
const shapeDataPattern = /@\{([^{}]*)\}/y;
const edgeIdPattern = /[\p{L}\p{N}_]+@(?=[<xo~=-])/uy;

/** A whole link without text inside: `-->`, `<-.->`, `o==o`, `~~~`; at least as long as Mermaid asks. */
const linkPattern = /~{3,}|([<xo]?)(?:-{2,}([->xo])|={2,}([=>xo])|-\.+-([>xo]?))/y;

/** The first half of a link with text inside: `--`, `==`, `-.`, after which text and the other half follow. */
const openPattern = /([<xo]?)(--|==|-\.)/y;
const closePatterns: Readonly<Record<string, RegExp>> = {
  '--': /-{2,}([->xo])/g,
  '==': /={2,}([=>xo])/g,
  '-.': /\.+-([>xo]?)/g,
};

/** Returns the chain that a statement holds, or null if it is none. */
export function scanStatement(statement: string): Chain | null {
  const scanner = new Scanner(statement);
  const nodes: NodeMention[][] = [];
  const links: Link[] = [];
  for (;;) {
    const mentions = scanner.readNodes();
    if (!mentions) return null;
    nodes.push(mentions);
    if (scanner.isAtEnd()) return { nodes, links };
    const link = scanner.readLink();
    if (!link) return null;
    links.push(link);
  }
}

class Scanner {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#take(spacePattern);
  }

  isAtEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  /** Reads one node, or several joined by `&`. */
  readNodes(): NodeMention[] | null {
    const nodes: NodeMention[] = [];
    for (;;) {
      const node = this.#readNode();
      if (!node) return null;
      nodes.push(node);
      this.#take(spacePattern);
      if (this.#text[this.#position] !== '&') return nodes;
      this.#position++;
      this.#take(spacePattern);
    }
  }

  #readNode(): NodeMention | null {
    const id = this.#take(idPattern)?.[0];
    if (id === undefined) return null;
    let label: string | undefined;
    let kind: NodeKind | undefined;
    const shape = this.#readBrackets();
    if (shape === 'broken') return null;
    if (shape) ({ label, kind } = shape);
    for (;;) {
      const className = this.#take(classPattern)?.[1];
      const data = className === undefined ? this.#take(shapeDataPattern)?.[1] : undefined;
      if (className === undefined && data === undefined) return { id, label, kind };
      if (className !== undefined && isNodeKind(className)) kind = className;
      if (data !== undefined) {
        const shapeName = readField(data, 'shape');
        if (shapeName !== undefined && Object.hasOwn(kindsOfShapes, shapeName)) kind = kindsOfShapes[shapeName];
        label = readField(data, 'label') ?? label;
      }
    }
  }

  /** Reads `[label]` and its kin; `broken` if a bracket opens and does not close. */
  #readBrackets(): { readonly label: string; readonly kind: NodeKind } | 'broken' | null {
    const shape = brackets.find(({ open }) => this.#text.startsWith(open, this.#position));
    if (!shape) return null;
    const start = this.#position + shape.open.length;
    const from = this.#skipQuoted(start);
    const ends = shape.close
      .map((close) => ({ close, index: this.#text.indexOf(close, from) }))
      .filter(({ index }) => index >= 0)
      .toSorted((a, b) => a.index - b.index);
    const [end] = ends;
    if (!end) return 'broken';
    this.#position = end.index + end.close.length;
    const isTrapezium = shape.open === '[/' && end.close === '\\]';
    return { label: decodeLabel(this.#text.slice(start, end.index)), kind: isTrapezium ? 'gateway' : shape.kind };
  }

  readLink(): Link | null {
    this.#take(spacePattern);
    const id = this.#take(edgeIdPattern)?.[0].slice(0, -1) ?? '';
    const link = this.#readArrow();
    return link && { ...link, id };
  }

  #readArrow(): Omit<Link, 'id'> | null {
    const whole = this.#take(linkPattern);
    if (whole) {
      if (whole[0].startsWith('~')) return this.#finishLink(null);
      return this.#finishLink(getDirection(whole[1]!, whole[2] ?? whole[3] ?? whole[4] ?? ''));
    }
    const open = this.#take(openPattern);
    if (!open) return null;
    const close = new RegExp(closePatterns[open[2]!]!);
    close.lastIndex = this.#position;
    const end = close.exec(this.#text);
    if (!end) return null;
    const label = decodeLabel(this.#text.slice(this.#position, end.index));
    this.#position = end.index + end[0].length;
    const link = this.#finishLink(getDirection(open[1]!, end[1]!));
    return link && { ...link, label: link.label || label };
  }

  /** Returns the place after a quoted text at `start`, in which anything may stand; `start` itself if there is none. */
  #skipQuoted(start: number): number {
    let from = start;
    while (this.#text[from] === ' ') from++;
    if (this.#text[from] !== '"') return start;
    const end = this.#text.indexOf('"', from + 1);
    return end < 0 ? this.#text.length : end + 1;
  }

  /** Reads the label in bars that may follow a link. */
  #finishLink(direction: Link['direction']): Omit<Link, 'id'> | null {
    this.#take(spacePattern);
    let label = '';
    if (this.#text[this.#position] === '|') {
      const end = this.#text.indexOf('|', this.#skipQuoted(this.#position + 1));
      if (end < 0) return null;
      label = decodeLabel(this.#text.slice(this.#position + 1, end));
      this.#position = end + 1;
    }
    this.#take(spacePattern);
    return { direction, label };
  }

  /** Matches a sticky pattern here, and moves behind it. */
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    if (match) this.#position += match[0].length;
    return match;
  }
}

function getDirection(start: string, end: string): Exclude<Link['direction'], null> {
  const hasEnd = end === '>' || end === 'x' || end === 'o';
  if (start !== '') return hasEnd ? 'both' : 'backward';
  return hasEnd ? 'forward' : 'none';
}

/** Reads a field of the YAML-like data in `@{ shape: cyl, label: "Feature store" }`. */
function readField(data: string, name: string): string | undefined {
  const match = new RegExp(String.raw`(?:^|[,\s])${name}\s*:\s*("[^"]*"|'[^']*'|[^,\s]+)`).exec(data);
  return match ? decodeLabel(match[1]!.replaceAll(/^'|'$/g, '"')) : undefined;
}
