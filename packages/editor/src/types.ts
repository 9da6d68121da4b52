import type { Box, Diagram, DiagramPatch, GetCorners, DiagramStroke, Point, StrokeColour } from '@calque/diagram';
import type { DiagramIndex } from './document/diagramIndex.ts';

/** What a message of the catalogue needs: a key and what fills its gaps. `formatMessage` turns it into words. */
export interface Message {
  readonly key: string;
  readonly params?: Readonly<Record<string, MessageParam>> | undefined;
}

/** A text, a number, another message, or several texts that are listed as the language lists them. */
export type MessageParam = string | number | Message | readonly string[];

/** Immutable: every change makes a new state. Transient things (hover, drag, camera) live in the Session. */
export interface EditorState {
  readonly diagram: Diagram;
  /** Ids of the selected elements, in the order they were selected. */
  readonly selection: readonly string[];
  readonly history: History;
}

/** At most 1000 steps that can be undone; older ones are dropped. */
export interface History {
  readonly done: readonly Transaction[];
  readonly undone: readonly Transaction[];
}

/**
 * The one way the document and the selection change. Undo, autosave, replay and live grading all read transactions.
 * One without patches only moves the selection or says something; it is never undone.
 */
export interface Transaction {
  readonly patches: readonly DiagramPatch[];
  readonly inverse: readonly DiagramPatch[];
  readonly selectionBefore: readonly string[];
  readonly selectionAfter: readonly string[];
  /** What the user did, as a dotted name: `node.add`, `edge.reverse`, `input.paste`, `history.undo`. */
  readonly userEvent: string;
  /**
   * `merge` joins the transaction before it if that has the same `userEvent` and elements and is less than a second
   * old; `skip` cannot be undone (and, if it changes the document, ends what could be undone before it).
   */
  readonly history: 'commit' | 'merge' | 'skip';
  /** What a screen reader is told. */
  readonly announcement: Message | null;
}

/** The view onto the diagram: screen = (diagram - camera) * zoom, in CSS pixels from the canvas' top left corner. */
export interface Camera extends Point {
  readonly zoom: number;
}

export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
}

export type PointerKind = 'mouse' | 'touch' | 'pen';

/** What lies under the pointer, found by the view or by the editor's own hit test. */
export type HitTarget =
  | { readonly type: 'canvas' }
  | { readonly type: 'node'; readonly id: string }
  | { readonly type: 'edge'; readonly id: string }
  | { readonly type: 'group'; readonly id: string }
  | { readonly type: 'stroke'; readonly id: string }
  /** The round handle on a node's side, from which an edge is dragged. */
  | { readonly type: 'connect-handle'; readonly id: string }
  | {
      readonly type: 'resize-handle';
      readonly id: string;
      readonly corner: 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
    }
  | { readonly type: 'edge-end'; readonly id: string; readonly end: 'from' | 'to' }
  | { readonly type: 'waypoint'; readonly id: string; readonly index: number };

/**
 * Pointer, pen, touch and keyboard all become the same inputs. Points are in diagram units. `pressure` is 0 to 1, and left out
 * where a pointer does not tell; `time` is in milliseconds of any clock, to tell how fast a pointer is.
 */
export type EditorInput =
  | {
      readonly type: 'pointerDown';
      readonly point: Point;
      readonly target: HitTarget;
      readonly pointer: PointerKind;
      readonly button: number;
      readonly modifiers: Modifiers;
      readonly pressure?: number | undefined;
      readonly time?: number | undefined;
    }
  | {
      readonly type: 'pointerMove';
      readonly point: Point;
      readonly target: HitTarget;
      readonly pointer: PointerKind;
      readonly modifiers: Modifiers;
      readonly pressure?: number | undefined;
      readonly time?: number | undefined;
    }
  | {
      readonly type: 'pointerUp';
      readonly point: Point;
      readonly target: HitTarget;
      readonly pointer: PointerKind;
      readonly modifiers: Modifiers;
      readonly pressure?: number | undefined;
      readonly time?: number | undefined;
    }
  | { readonly type: 'doubleClick'; readonly point: Point; readonly target: HitTarget; readonly modifiers: Modifiers }
  | { readonly type: 'keyDown'; readonly key: string; readonly modifiers: Modifiers }
  | { readonly type: 'keyUp'; readonly key: string; readonly modifiers: Modifiers }
  /** Escape, a lost pointer, a second finger: the gesture ends and leaves nothing behind. */
  | { readonly type: 'cancel' };

/** What a gesture in progress shows. The view moves its shapes to match; the document changes once, at the end. */
export type GesturePreview =
  | {
      readonly type: 'move';
      readonly ids: readonly string[];
      readonly dx: number;
      readonly dy: number;
      readonly guides: readonly Guide[];
      /** The originals stay and copies are dropped. */
      readonly copy?: boolean;
      /** The group that will hold what is dropped, to be highlighted. */
      readonly into?: string | null;
    }
  | { readonly type: 'resize'; readonly id: string; readonly box: Box; readonly guides: readonly Guide[] }
  | { readonly type: 'box'; readonly kind: string; readonly box: Box }
  | { readonly type: 'connect'; readonly from: string; readonly point: Point; readonly target: string | null }
  | {
      readonly type: 'reattach';
      readonly edge: string;
      readonly end: 'from' | 'to';
      readonly point: Point;
      readonly target: string | null;
    }
  | { readonly type: 'marquee'; readonly box: Box; readonly ids: readonly string[] }
  | { readonly type: 'lasso'; readonly points: readonly Point[]; readonly ids: readonly string[] }
  | { readonly type: 'waypoint'; readonly edge: string; readonly waypoints: readonly Point[] }
  /** The stroke drawn so far; it has no id yet. */
  | { readonly type: 'ink'; readonly stroke: DiagramStroke }
  /** All that will be deleted, edges of nodes and content of groups included. */
  | { readonly type: 'erase'; readonly ids: readonly string[] }
  /** Where a laser pointer points. The view keeps its trail for a moment. */
  | { readonly type: 'laser'; readonly point: Point };

/**
 * What the dragged box snapped to. An `align` guide of axis `x` is the vertical line at x = `position`, `from` and `to`
 * its ends in y; axis `y` the other way round. A `gap` guide of axis `x` is one of the equal horizontal distances: it
 * reaches from x = `from` to x = `to` at y = `position`; axis `y` the other way round.
 */
export interface Guide {
  /** Default `align`. */
  readonly type?: 'align' | 'gap';
  readonly axis: 'x' | 'y';
  readonly position: number;
  readonly from: number;
  readonly to: number;
}

/** Everything transient: never saved, never undone. */
export interface Session {
  readonly camera: Camera;
  /** Size of the canvas in CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** The active tool and the state it is in, as a dotted path for tests and styles: `select`, `connect.dragging`. */
  readonly tool: string;
  readonly toolState: string;
  /** The kind that the box tool draws. */
  readonly kind: string;
  /** The colour that the pen draws in. */
  readonly inkColour: StrokeColour;
  readonly hover: HitTarget | null;
  readonly preview: GesturePreview | null;
  /** The element whose label is being typed, if any. */
  readonly editing: string | null;
  /** An edge was dropped on empty canvas: the view offers kinds, then runs `node.addConnected` or sets this to null. */
  readonly offer: { readonly from: string; readonly point: Point } | null;
  /** What is being worked out; the view shows it, and Escape gives it up. */
  readonly busy: Message | null;
  /** What was copied last; the view writes it to the system clipboard. */
  readonly clipboard: ClipboardPayload | null;
  /** Distance of the grid that gestures snap to, in diagram units; 0 for none. */
  readonly grid: number;
  /** Whether gestures snap to the edges, centres and gaps of other boxes. */
  readonly guides: boolean;
}

/** Two flavours of one copy: `json` (media type `clipboardType`) is pasted, `text` is for other programs. */
export interface ClipboardPayload {
  readonly json: string;
  readonly text: string;
}

export interface EditorChange {
  readonly state: EditorState;
  readonly session: Session;
  /** Null when only the session changed. */
  readonly transaction: Transaction | null;
}

/** An editor holds one document and one session. Views subscribe to it and send it inputs; it knows no DOM. */
export interface Editor {
  getState(): EditorState;
  getSession(): Session;
  /** Calls `listener` after each change, synchronously; returns the function that ends it. */
  subscribe(listener: (change: EditorChange) => void): () => void;
  dispatch(transaction: Transaction): void;
  setSession(change: Partial<Session>): void;
  /**
   * Sends an input to the active tool; a key that the tool leaves runs the command it is the shortcut of.
   * @returns whether it meant something, so that a view knows which keys to keep from the browser.
   */
  input(input: EditorInput): boolean;
  setTool(tool: string): void;
  /** Runs a command by id; false if it cannot run now. True also for one that is still being loaded: it runs then. */
  run(command: string, args?: Readonly<Record<string, unknown>>): boolean;
  canRun(command: string): boolean;
  /**
   * Loads the tools and commands that are used less (clipboard, groups, arranging, lasso and others), as the first
   * listener does. Listeners are called when they can be used. Rejects if the import fails; the next call tries again.
   */
  load(): Promise<void>;
  /** Replaces the document from outside (a controlled value, a restored draft); history is cleared. */
  reset(diagram: Diagram): void;
  getOptions(): EditorOptions;
  /** Changes what the user may do. Becoming read-only cancels the gesture in progress. */
  setOptions(options: Partial<EditorOptions>): void;
  /** Lookups and the spatial index of the current document. */
  getIndex(): DiagramIndex;
}

/** What the user may do. Read-only binds inputs and commands; `dispatch` and `reset` are the host's own. */
export interface EditorOptions {
  readonly readOnly: boolean;
  /** Ids of the tools offered, in order. */
  readonly tools: readonly string[];
  /** Node kinds offered, in order. */
  readonly kinds: readonly string[];
  /** Outlines of kinds that the host draws, by kind: what edges end on and presses hit. Others have that of a service. */
  readonly outlines: Readonly<Record<string, GetCorners>>;
  /** Places nodes for `arrange.tidy`, which cannot run without. Default: `layoutLayered` of `./tidy`, when first asked. */
  readonly layout: Layout | null;
}

/** Returns the new top left corners of nodes of a diagram, at once or later; nodes it leaves out stay. */
export type Layout = (
  diagram: Diagram,
  nodes: readonly string[],
  job?: LayoutJob,
) => ReadonlyMap<string, Point> | Promise<ReadonlyMap<string, Point>>;

/** What a layout that takes its time is told. */
export interface LayoutJob {
  /** Has `stop` called when the places are no longer wanted. */
  onCancel(stop: () => void): void;
}
