import type { Box, Point } from '@calque/diagram';
import type { Editor } from '@calque/editor';

/** An image that the user has laid beneath the sheet to draw over. It is no part of the document. */
export interface TracingPaper {
  /** What the file is called. */
  readonly name: string;
  /** A `blob:` address: the image is only ever shown as an image, never read as markup. */
  readonly url: string;
  /** The image's own size; `scale` makes it units of the diagram. */
  readonly width: number;
  readonly height: number;
  readonly position: Point;
  readonly scale: number;
  /** 0 to 1. */
  readonly opacity: number;
  /** A locked one is not moved by a drag. */
  readonly isLocked: boolean;
  /** Seen only while a key is held. */
  readonly isOnHold: boolean;
}

export interface TracingState {
  /** Whether the host lets the user lay an image, and has none of its own there. */
  readonly isOffered: boolean;
  readonly isHeld: boolean;
  readonly paper: TracingPaper | null;
}

/** Keeps what the user traces, and gives its memory back when it goes. */
export interface Tracing {
  get(): TracingState;
  subscribe(listener: () => void): () => void;
  offer(isOffered: boolean): void;
  /** Lays an image around a point, or in the middle of the view. Returns false for what is no image one can lay. */
  lay(file: File, centre?: Point): Promise<boolean>;
  change(part: Partial<Pick<TracingPaper, 'opacity' | 'isLocked' | 'isOnHold' | 'position'>>): void;
  /** Makes it larger or smaller about its middle. */
  setScale(scale: number): void;
  hold(isHeld: boolean): void;
  remove(): void;
}

export const imageTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];
export const scaleRange = { least: 0.05, most: 4 } as const;
const maxBytes = 20 * 1024 * 1024;

export function createTracing(editor: Editor): Tracing {
  let state: TracingState = { isOffered: false, isHeld: false, paper: null };
  const listeners = new Set<() => void>();

  function set(part: Partial<TracingState>) {
    if (part.paper !== undefined && state.paper && part.paper?.url !== state.paper.url)
      URL.revokeObjectURL(state.paper.url);
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  async function lay(file: File, centre?: Point): Promise<boolean> {
    if (!state.isOffered || !imageTypes.includes(file.type) || file.size > maxBytes) return false;
    const url = URL.createObjectURL(file);
    const size = await measure(url);
    if (!size || !state.isOffered) {
      URL.revokeObjectURL(url);
      return false;
    }
    const { camera, viewport } = editor.getSession();
    const view = { width: viewport.width / camera.zoom, height: viewport.height / camera.zoom };
    const middle = centre ?? { x: camera.x + view.width / 2, y: camera.y + view.height / 2 };
    const fitting = Math.min(1, (0.8 * view.width) / size.width, (0.8 * view.height) / size.height);
    const scale = Math.max(scaleRange.least, Math.floor(fitting * 20) / 20);
    const position = { x: middle.x - (size.width * scale) / 2, y: middle.y - (size.height * scale) / 2 };
    set({
      paper: { name: file.name, url, ...size, position, scale, opacity: 0.5, isLocked: true, isOnHold: false },
    });
    return true;
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offer(isOffered) {
      if (isOffered !== state.isOffered) set({ isOffered });
    },
    lay,
    change(part) {
      if (state.paper) set({ paper: { ...state.paper, ...part } });
    },
    setScale(scale) {
      const { paper } = state;
      if (!paper) return;
      const shrink = (paper.scale - scale) / 2;
      const { x, y } = paper.position;
      set({ paper: { ...paper, scale, position: { x: x + paper.width * shrink, y: y + paper.height * shrink } } });
    },
    hold(isHeld) {
      if (isHeld !== state.isHeld) set({ isHeld });
    },
    remove() {
      if (state.paper) set({ paper: null });
    },
  };
}

export function getPaperBox({ position, width, height, scale }: TracingPaper): Box {
  return { ...position, width: width * scale, height: height * scale };
}

/** An SVG may have no size of its own: then it gets the one that browsers give it in a page. */
async function measure(url: string): Promise<{ readonly width: number; readonly height: number } | null> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    return null;
  }
  return { width: image.naturalWidth || 300, height: image.naturalHeight || 150 };
}
