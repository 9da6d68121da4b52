import { type Box, type Point, getCenter } from '@calque/diagram';
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
  /** The part that is shown, in the image's own units. */
  readonly crop: Box;
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
  /** Meanwhile the whole image is seen. */
  readonly isCropping: boolean;
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
  /** Makes it larger or smaller about the middle of what is shown. */
  setScale(scale: number): void;
  /** Shows a part of the image: rounded, and kept within it. The image stays where it is. */
  setCrop(crop: Box): void;
  setCropping(isCropping: boolean): void;
  hold(isHeld: boolean): void;
  remove(): void;
}

export const imageTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];
export const scaleRange = { least: 0.05, most: 4 } as const;
/** Less than this, in units of the image, cannot be left of it by cropping. */
const minCrop = 8;
const maxBytes = 20 * 1024 * 1024;

export function createTracing(editor: Editor): Tracing {
  let state: TracingState = { isOffered: false, isHeld: false, isCropping: false, paper: null };
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
    const crop = { x: 0, y: 0, ...size };
    set({
      isCropping: false,
      paper: { name: file.name, url, ...size, position, scale, crop, opacity: 0.5, isLocked: true, isOnHold: false },
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
      const shrink = paper.scale - scale;
      const { x, y } = getCenter(paper.crop);
      const position = { x: paper.position.x + x * shrink, y: paper.position.y + y * shrink };
      set({ paper: { ...paper, scale, position } });
    },
    setCrop(crop) {
      if (state.paper) set({ paper: { ...state.paper, crop: fitCrop(crop, state.paper) } });
    },
    setCropping(isCropping) {
      if (isCropping !== state.isCropping) set({ isCropping });
    },
    hold(isHeld) {
      if (isHeld !== state.isHeld) set({ isHeld });
    },
    remove() {
      if (state.paper) set({ paper: null, isCropping: false });
    },
  };
}

/** Where what is shown of it lies, in diagram units. */
export function getPaperBox({ position, crop, scale }: TracingPaper): Box {
  return {
    x: position.x + crop.x * scale,
    y: position.y + crop.y * scale,
    width: crop.width * scale,
    height: crop.height * scale,
  };
}

function fitCrop(crop: Box, { width, height }: TracingPaper): Box {
  const [x, right] = fitSpan(crop.x, crop.x + crop.width, width);
  const [y, bottom] = fitSpan(crop.y, crop.y + crop.height, height);
  return { x, y, width: right - x, height: bottom - y };
}

function fitSpan(from: number, to: number, size: number): readonly [number, number] {
  const least = Math.min(minCrop, size);
  const start = Math.max(0, Math.min(Math.round(from), size - least));
  return [start, Math.max(start + least, Math.min(Math.round(to), size))];
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
