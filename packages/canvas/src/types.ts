import type { CSSProperties, Ref } from 'react';
import type { Box, Diagram, DiagramNode, Point } from '@calque/diagram';
import type { Camera, Transaction } from '@calque/editor';

/** Something the host draws over the document: never part of it, never saved with it. */
export type Decoration = MarkDecoration | GhostNodeDecoration | GhostEdgeDecoration | HighlightDecoration;

/** Verdict marks differ by sign and line, not by colour alone: tick, plus, question mark, turn arrow, tilde. */
export type MarkKind = 'matched' | 'missing' | 'extra' | 'reversed' | 'close';

interface DecorationBase {
  /** Unique among the decorations; `onDecorationActivate` and hover report it. */
  readonly id: string;
  /** What a screen reader says of it, as a whole phrase: "matched", "missing: Feature store". */
  readonly label: string;
}

/** A verdict on an element of the document. */
export interface MarkDecoration extends DecorationBase {
  readonly type: 'mark';
  readonly target: string;
  readonly mark: MarkKind;
}

/** A box that is not in the document, in dashed outline: where a missing node belongs. */
export interface GhostNodeDecoration extends DecorationBase {
  readonly type: 'ghost-node';
  readonly node: DiagramNode;
}

/** An arrow that is not in the document, dashed. An end is the id of a node, of a ghost node's node, or a point. */
export interface GhostEdgeDecoration extends DecorationBase {
  readonly type: 'ghost-edge';
  readonly from: string | Point;
  readonly to: string | Point;
  readonly edgeLabel?: string | undefined;
}

/** Draws attention to elements and other decorations by id, as while a row of the result is hovered. */
export interface HighlightDecoration extends DecorationBase {
  readonly type: 'highlight';
  readonly targets: readonly string[];
}

/**
 * A kind of node that the host draws. Its label lies where a service's does. Documents keep its `kind`; where it is not known
 * the node is drawn as a service.
 */
export interface CustomKind {
  readonly kind: string;
  /** Its name, in the language of the canvas. */
  readonly title: string;
  /** SVG path data of the closed outline, with the top left corner at the origin; filled and stroked. Kept for each size. */
  outline(width: number, height: number): string;
  /**
   * The corners of that outline, at which connections end and presses hit: at least three points, curves as short lines. Default: a
   * box with rounded corners.
   */
  corners?(width: number, height: number): readonly Point[];
  /** Path data of lines inside it, stroked only. */
  details?(width: number, height: number): string;
  /** Path data on a grid of 18 units, stroked 1.5 wide. Default: a plain box. */
  readonly icon?: string | undefined;
}

/** A picture or a diagram that lies beneath the paper, as on a light table. */
export interface Underlay {
  readonly content:
    | { readonly type: 'diagram'; readonly diagram: Diagram }
    | {
        readonly type: 'image';
        readonly url: string;
        readonly width: number;
        readonly height: number;
        /** The part that is shown, in the units of `width` and `height`; the rest stays where it is. Default: all. */
        readonly crop?: Box | undefined;
      };
  /** 0 to 1. */
  readonly opacity: number;
  readonly position?: Point | undefined;
  readonly scale?: number | undefined;
}

/** What a ref to `<DiagramCanvas>` can do. */
export interface DiagramCanvasHandle {
  getDiagram(): Diagram;
  getCamera(): Camera;
  setCamera(camera: Camera): void;
  /** Fits the whole drawing, or the named elements and decorations, into view. */
  fitView(ids?: readonly string[]): void;
  /** Brings an element or decoration into view, selects it where it is an element, and says it. */
  reveal(id: string): void;
  /** Applies a transaction made elsewhere, such as the fix of an edit; it can be undone. */
  apply(patches: Transaction['patches'], userEvent: string): void;
  /** Runs a command by id: `edit.undo`, `view.zoomIn`, `edge.reverse`. */
  run(command: string): void;
  /**
   * The drawing as the text of an SVG file that stands alone, in the colours it is seen in: the document on its paper,
   * without decorations and underlay. Fonts are named, not embedded.
   */
  exportSvg(): string;
  /**
   * The same as a PNG of `scale` pixels to a unit of the diagram. Rejects with a RangeError if the scale is not above 0 or
   * would make more than 16 million pixels.
   */
  exportPng(scale: number): Promise<Blob>;
  focus(): void;
}

export type Theme = 'light' | 'dark' | 'auto';

/** Props of `<DiagramCanvas>`. It fills its container, which needs a height. */
export interface DiagramCanvasProps {
  /** Controlled: the document shown. Changes made by the user are reported, and shown once the host passes them back. */
  readonly value?: Diagram | undefined;
  /** Uncontrolled: the document it starts with. */
  readonly defaultValue?: Diagram | undefined;
  readonly onChange?: ((diagram: Diagram, transaction: Transaction) => void) | undefined;
  readonly onSelectionChange?: ((ids: readonly string[]) => void) | undefined;
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly readOnly?: boolean | undefined;
  /** Ids of the tools and node kinds offered, in order. Default: all. */
  readonly tools?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Kinds that the host draws, offered after the built-in ones. Keep the array between renders: a new one repaints all. */
  readonly customKinds?: readonly CustomKind[] | undefined;
  readonly decorations?: readonly Decoration[] | undefined;
  readonly onDecorationHover?: ((id: string | null) => void) | undefined;
  readonly onDecorationActivate?: ((id: string) => void) | undefined;
  readonly underlay?: Underlay | null | undefined;
  /**
   * Lets the user lay an image (PNG, JPEG, WebP, SVG) beneath the sheet to trace: pasted, dropped or chosen. It is no part
   * of the document and goes when the canvas does. Default: false. An `underlay` of the host takes its place.
   */
  readonly underlayImages?: boolean | undefined;
  /**
   * Reads pasted text in a notation that the canvas does not know: it reads its own JSON and Mermaid flowcharts. Null where it
   * is no diagram. What it returns is pasted as components.
   */
  readonly readPastedText?: ((text: string) => Diagram | null | Promise<Diagram | null>) | undefined;
  readonly theme?: Theme | undefined;
  /** BCP 47 tag; texts fall back to English. */
  readonly locale?: string | undefined;
  /** Accessible name of the canvas. */
  readonly label?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  readonly ref?: Ref<DiagramCanvasHandle> | undefined;
}
