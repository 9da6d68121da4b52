import type { Box, NodeKind, Point } from '@calque/diagram';

/** What a gallery shows of an exercise before it is opened. */
export interface CatalogueEntry {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly topics: readonly string[];
  /** 1 easy to 3 hard. */
  readonly difficulty: 1 | 2 | 3;
  readonly nodes: number;
  readonly edges: number;
}

/** A drawing of an exercise's first reference without its words, small enough to hold all of them. In diagram units. */
export interface Thumbnail {
  readonly slug: string;
  /** The drawing starts at the origin. */
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Box[];
  readonly nodes: readonly ThumbnailNode[];
  /** Each arrow from its tail to its head, bends included. */
  readonly routes: readonly (readonly Point[])[];
}

export interface ThumbnailNode extends Box {
  readonly kind: NodeKind;
}

/** One row of the trade-off matrix: which decision of which exercise, and when to choose what. */
export interface TradeoffRow {
  readonly slug: string;
  readonly decision: string;
  readonly optionA: string;
  readonly optionB: string;
  readonly chooseAWhen: string;
  readonly chooseBWhen: string;
}
