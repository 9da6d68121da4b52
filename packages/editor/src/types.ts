import type { Box, Diagram, DiagramPatch, Point } from '@calque/diagram';

/** What a message of the catalogue needs: a key and what fills its gaps. Views turn it into words. */
export interface Message {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** Immutable: every change makes a new state. Transient things (hover, drag, camera) live in the Session. */
export interface EditorState {
  readonly diagram: Diagram;
  /** Ids of the selected nodes, edges and groups, in the order they were selected. */
  readonly selection: readonly string[];
  readonly history: History;
}

export interface History {
  readonly done: readonly Transaction[];
  readonly undone: readonly Transaction[];
}

/** The one way the document changes. Undo, autosave, replay and live grading all read transactions. */
export interface Transaction {
  readonly patches: readonly DiagramPatch[];
  readonly inverse: readonly DiagramPatch[];
  readonly selectionBefore: readonly string[];
  readonly selectionAfter: readonly string[];
  /** What the user did, as a dotted name: `node.add`, `edge.reverse`, `input.paste`, `history.undo`. */
  readonly userEvent: string;
  /** `merge` joins the transaction before it if that has the same `userEvent` and elements; `skip` cannot be undone. */
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
  /** The round handle on a node's side, from which an edge is dragged. */
  | { readonly type: 'connect-handle'; readonly id: string }
  | {
      readonly type: 'resize-handle';
      readonly id: string;
      readonly corner: 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
    }
  | { readonly type: 'edge-end'; readonly id: string; readonly end: 'from' | 'to' }
  | { readonly type: 'waypoint'; readonly id: string; readonly index: number };

/** Pointer, pen, touch and keyboard all become the same inputs. Points are in diagram units. */
export type EditorInput =
  | {
      readonly type: 'pointerDown';
      readonly point: Point;
      readonly target: HitTarget;
      readonly pointer: PointerKind;
      readonly button: number;
      readonly modifiers: Modifiers;
    }
  | {
      readonly type: 'pointerMove';
      readonly point: Point;
      readonly target: HitTarget;
      readonly pointer: PointerKind;
      readonly modifiers: Modifiers;
    }
  | {
      readonly type: 'pointerUp';
      readonly point: Point;
      readonly target: HitTarget;
      readonly pointer: PointerKind;
      readonly modifiers: Modifiers;
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
  | { readonly type: 'waypoint'; readonly edge: string; readonly waypoints: readonly Point[] };

/** A line along which boxes align while one of them is dragged. */
export interface Guide {
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
  readonly hover: HitTarget | null;
  readonly preview: GesturePreview | null;
  /** The element whose label is being typed, if any. */
  readonly editing: string | null;
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
  /** Sends an input to the active tool. */
  input(input: EditorInput): void;
  setTool(tool: string): void;
  /** Runs a command by id; false if it cannot run now. */
  run(command: string, args?: Readonly<Record<string, unknown>>): boolean;
  canRun(command: string): boolean;
  /** Replaces the document from outside (a controlled value, a restored draft); history is cleared. */
  reset(diagram: Diagram): void;
}
