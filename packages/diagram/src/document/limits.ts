/** What a diagram may hold at most. `parseDiagram` refuses more, so that no document can hang or flood a page. */
export const diagramLimits = {
  nodes: 5000,
  edges: 20_000,
  groups: 1000,
  strokes: 20_000,
  waypoints: 200,
  /** Samples of one stroke. */
  strokePoints: 10_000,
  /** Characters (UTF-16 code units). */
  idLength: 200,
  kindLength: 100,
  labelLength: 1000,
  noteLength: 20_000,
  /** Characters of the JSON text. */
  textLength: 16_000_000,
  /** Levels of nesting in the JSON, and values in it altogether, unknown fields included. */
  depth: 32,
  values: 2_000_000,
  /** Groups within groups. */
  groupDepth: 16,
  /** Greatest distance of a coordinate from the origin, and greatest width and height, in diagram units. */
  coordinate: 1_000_000,
  size: 100_000,
  /** Greatest width of a stroke, in diagram units. */
  strokeWidth: 1000,
} as const;
