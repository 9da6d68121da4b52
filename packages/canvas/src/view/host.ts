import type { Diagram } from '@calque/diagram';
import type { Editor, Message } from '@calque/editor';
import { getCursor } from '../input/cursor.ts';
import { listenToPointers } from '../input/pointer.ts';
import { type TypeAhead, createTypeAhead } from '../input/typeAhead.ts';
import { listenToClipboard } from '../input/clipboard.ts';
import { listenToTracing } from '../input/tracing.ts';
import type { CanvasMessageKey } from '../messages/en.ts';
import { findDecorationAt } from './findDecoration.ts';
import { type Surface, createSurface } from './surface.ts';
import { type Tracing, createTracing } from './tracing.ts';
import { watchTokens } from './watchTokens.ts';

/** What is open above the drawing: one thing at a time. */
export type Panel =
  | { readonly type: 'commands' | 'shortcuts' | 'find' | 'tracing' }
  /** To draw a box, or with `changes` to change the kind of what is selected. */
  | { readonly type: 'kinds'; readonly changes?: boolean }
  /** A menu at a point of the surface, in CSS pixels from its top left corner. */
  | { readonly type: 'menu'; readonly x: number; readonly y: number };

/** The elements of one mounted canvas. */
export interface HostElements {
  readonly root: HTMLElement;
  readonly probe: HTMLElement;
  readonly area: HTMLElement;
  readonly tree: HTMLElement;
  /** Holds two live regions. */
  readonly speaker: HTMLElement;
  /** Each has an empty element as its first child, in which the canvases are made. */
  readonly content: HTMLElement;
  readonly lift: HTMLElement;
  readonly guides: HTMLElement;
}

export interface HostEvents {
  onAnnounce(message: Message): void;
  /** Says a text of the canvas' own. */
  onSay(key: CanvasMessageKey, params?: Readonly<Record<string, string>>): void;
  /** Reads pasted text in a notation that the host knows; null if it is none. */
  readText(text: string): Promise<Diagram | null>;
  onDecorationHover(id: string | null): void;
  onDecorationActivate(id: string): void;
}

/** What lies between React and the canvases of one component: outlives renders, and mounts and unmounts with the elements. */
export interface CanvasHost {
  readonly editor: Editor;
  readonly isMac: boolean;
  /** The image that the user has laid beneath the sheet. */
  readonly tracing: Tracing;
  /** Runs from the opening of a panel until that has the focus. */
  readonly typeAhead: TypeAhead;
  /** Null until the canvases are mounted. */
  getSurface(): Surface | null;
  mount(elements: HostElements, events: HostEvents): () => void;
  /** Draws for the first time: what is there is fitted into view once, as soon as the canvas has a size. */
  start(): void;
  /** Says something to a screen reader, politely. */
  announce(text: string): void;
  /** Whether the last thing done was done with keys: only then is the focus drawn on the canvas. */
  isByKeyboard(): boolean;
  /** Whether plain arrow keys move what is selected: after it was picked with a pointer, and not once keys went elsewhere. */
  doArrowsMove(): boolean;
  setArrowsMove(next: boolean): void;
  subscribeToInput(listener: () => void): () => void;
  /** Gives the keyboard to the drawing. */
  focusOutline(): void;
  getPanel(): Panel | null;
  open(panel: Panel | null): void;
  subscribeToPanel(listener: () => void): () => void;
  /** Kinds picked before, the last one first. */
  getRecentKinds(): readonly string[];
  remember(kind: string): void;
}

const modifierKeys = new Set(['Shift', 'Control', 'Alt', 'Meta']);

export function createHost(editor: Editor): CanvasHost {
  let surface: Surface | null = null;
  let elements: HostElements | null = null;
  let panel: Panel | null = null;
  let byKeyboard = false;
  let arrowsMove = false;
  let isFitted = false;
  const inputListeners = new Set<() => void>();
  let recentKinds: readonly string[] = [];
  const listeners = new Set<() => void>();
  const tracing = createTracing(editor);
  const typeAhead = createTypeAhead();
  const isMac = /Mac|iP(hone|ad|od)/.test(navigator.userAgent);

  function focusOutline() {
    const tree = elements?.tree;
    (tree?.querySelector<HTMLElement>('[tabindex="0"]') ?? tree)?.focus({ preventScroll: true });
  }

  function open(next: Panel | null) {
    if (next && !panel) typeAhead.start();
    else if (!next) typeAhead.stop();
    panel = next;
    for (const listener of listeners) listener();
  }

  function setByKeyboard(next: boolean) {
    if (next === byKeyboard) return;
    byKeyboard = next;
    for (const listener of inputListeners) listener();
  }

  function start() {
    const { width, height } = editor.getSession().viewport;
    if (!surface || isFitted || width === 0 || height === 0) return;
    isFitted = true;
    editor.setSession({ camera: surface.getFittingCamera(surface.getContentBox()) });
  }

  function mount(mounted: HostElements, events: HostEvents) {
    elements = mounted;
    const { root, area, probe } = mounted;
    const controller = new AbortController();
    const { signal } = controller;
    // Before the surface reads the palette: what has had no style yet starts no transition.
    const recheckTokens = watchTokens(root, probe, () => made, signal);
    const made = createSurface(editor, mounted);
    surface = made;

    const measure = () => {
      recheckTokens();
      made.setSize({ width: area.clientWidth, height: area.clientHeight });
      start();
    };
    made.setSize({ width: area.clientWidth, height: area.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(area);

    // Before the tools: a drag of the image is none of theirs.
    const layImage = listenToTracing(
      {
        editor,
        tracing,
        root,
        area,
        toDiagram: made.toDiagram,
        onLaid: ({ name }, isLaid) =>
          isLaid ? events.onSay('tracing.placed', { name }) : events.onSay('tracing.refused'),
      },
      signal,
    );
    listenToClipboard(
      editor,
      root,
      mounted.tree,
      { layImage, readText: (text) => events.readText(text), onNothing: () => events.onSay('paste.nothing') },
      signal,
    );
    let hovered: string | null = null;
    const stopPointers = listenToPointers({
      editor,
      element: area,
      isMac,
      toDiagram: made.toDiagram,
      hasFocus: () => root.matches(':focus-within'),
      onPress() {
        arrowsMove = true;
        open(null);
        focusOutline();
      },
      onMenu(clientX, clientY, target) {
        const id = 'id' in target ? target.id : null;
        if (id !== null && !editor.getState().selection.includes(id)) editor.run('select.set', { id });
        const rect = area.getBoundingClientRect();
        open({ type: 'menu', x: clientX - rect.left, y: clientY - rect.top });
      },
      onTap(point) {
        const id = findDecorationAt(made.scene, editor, point);
        if (id !== null) events.onDecorationActivate(id);
      },
      onHover(point) {
        const id = point && findDecorationAt(made.scene, editor, point);
        if (id === hovered) return;
        hovered = id;
        events.onDecorationHover(id);
      },
    });

    let isPressing = false;
    const press = () => {
      isPressing = true;
      setByKeyboard(false);
    };
    root.addEventListener('pointerdown', press, { signal, capture: true });
    for (const type of ['pointerup', 'pointercancel'] as const)
      root.ownerDocument.addEventListener(type, () => (isPressing = false), { signal, capture: true });
    root.addEventListener('keydown', ({ key }) => !modifierKeys.has(key) && setByKeyboard(true), {
      signal,
      capture: true,
    });
    // Arriving by the tab key is using the keyboard, though the key went down elsewhere.
    root.addEventListener(
      'focusin',
      ({ target, relatedTarget }) => {
        if (isPressing || !(target as Element).matches(':focus-visible')) return;
        setByKeyboard(true);
        if (!root.contains(relatedTarget as Node | null)) arrowsMove = false;
      },
      { signal },
    );
    let isPointing = false;
    const unsubscribe = editor.subscribe(({ session, transaction }) => {
      // Few point at things: what draws the laser comes with the first who does.
      if (session.tool === 'laser' && !isPointing) {
        isPointing = true;
        import('./laser.ts').then(
          ({ createLaser }) => signal.aborted || createLaser({ area, editor, getPalette: made.getPalette }, signal),
          () => undefined,
        );
      }
      const cursor = getCursor(session);
      if (area.dataset['cursor'] !== cursor) area.dataset['cursor'] = cursor;
      // A row that takes the focus is read by itself.
      const message = transaction?.announcement;
      const isRead = message && isAboutSelection(message) && hasFocus(mounted.tree);
      // A label is announced when it is complete, not at each pause in typing.
      const isTyped =
        session.editing !== null && (message?.key === 'announce.named' || message?.key === 'announce.renamed');
      if (message && !isRead && !isTyped) events.onAnnounce(message);
    });

    return () => {
      unsubscribe();
      controller.abort();
      stopPointers();
      observer.disconnect();
      made.destroy();
      tracing.remove();
      surface = null;
      elements = null;
    };
  }

  return {
    editor,
    isMac,
    tracing,
    typeAhead,
    getSurface: () => surface,
    mount,
    start() {
      start();
      surface?.flush();
    },
    announce(text) {
      // Two regions take turns, so that the same words twice are said twice.
      const [first, second] = elements?.speaker.children ?? [];
      if (!first || !second) return;
      const [next, last] = first.textContent === '' ? [first, second] : [second, first];
      next.textContent = text;
      last.textContent = '';
    },
    isByKeyboard: () => byKeyboard,
    doArrowsMove: () => arrowsMove,
    setArrowsMove(next) {
      arrowsMove = next;
    },
    subscribeToInput(listener) {
      inputListeners.add(listener);
      return () => inputListeners.delete(listener);
    },
    focusOutline,
    getPanel: () => panel,
    open,
    getRecentKinds: () => recentKinds,
    remember(kind) {
      recentKinds = [kind, ...recentKinds.filter((other) => other !== kind)].slice(0, 4);
    },
    subscribeToPanel(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function hasFocus(element: HTMLElement): boolean {
  return element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
}

function isAboutSelection({ key }: Message): boolean {
  return key.startsWith('describe.') || key.startsWith('name.') || key === 'announce.selected';
}
