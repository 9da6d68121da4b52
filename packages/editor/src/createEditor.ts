import { type Diagram, createDiagram, nodeKinds } from '@calque/diagram';
import { coreCommands } from './commands/coreCommands.ts';
import type { Command, CommandArgs, CommandResult, Extension, LateResult } from './commands/types.ts';
import { createDiagramIndex } from './document/diagramIndex.ts';
import { hasElement } from './document/lookup.ts';
import { findShortcut } from './shortcuts.ts';
import { layoutLater } from './tidy/layoutLater.ts';
import { createSession, forgetMissing, withChanges } from './state/session.ts';
import { applyTransaction, changesState, createTransaction } from './state/transaction.ts';
import { eraserButton } from './tools/targets.ts';
import { coreTools, toolIds } from './tools/tools.ts';
import type { EditorContext, Tool, ToolState, ToolStep } from './tools/types.ts';
import type {
  Editor,
  EditorChange,
  EditorInput,
  EditorOptions,
  EditorState,
  Message,
  Session,
  Transaction,
} from './types.ts';

export interface CreateEditorOptions extends Partial<EditorOptions> {
  /** Default: an empty diagram. It must be valid: outside data goes through `parseDiagram` first. */
  readonly diagram?: Diagram;
  /** Returns an id; asked again while the document has that one. Default: random. */
  readonly generateId?: () => string;
  /** Milliseconds; tells which small steps become one undo step. Default: `Date.now`. */
  readonly now?: () => number;
  /** Tools and commands beyond the default ones; one with the id of a default one takes its place. */
  readonly extraTools?: readonly Tool[];
  readonly extraCommands?: readonly Command[];
  /**
   * The tools and commands that are used less, or what loads them. Default: they are imported once somebody listens, or
   * at `load`; what needs them earlier waits for them. Pass `more` to have them from the start.
   */
  readonly more?: Extension | (() => Promise<Extension>);
}

/** Steps further apart than this, in milliseconds, are undone one by one. */
const mergeWindow = 1000;

/**
 * Creates an editor. Life-cycle: inputs, commands and `dispatch` may come at any time, from a listener too. A change of
 * the document that the active tool did not make cancels its gesture first. Listeners hear each change once, after it.
 */
export function createEditor(options: CreateEditorOptions = {}): Editor {
  const { generateId = () => Math.random().toString(36).slice(2, 10), now = () => Date.now() } = options;
  const { extraTools = [], extraCommands = [], more = importMore } = options;
  const tools = new Map<string, Tool>();
  const commands = new Map<string, Command>();
  const install = (extension: Extension) => {
    for (const item of [...extension.tools, ...extraTools]) tools.set(item.id, item);
    for (const item of [...extension.commands, ...extraCommands]) commands.set(item.id, item);
  };
  install({ tools: coreTools, commands: coreCommands });
  if (typeof more !== 'function') install(more);
  let isComplete = typeof more !== 'function';
  let loading: Promise<void> | null = null;
  const listeners = new Set<(change: EditorChange) => void>();

  let allowed: EditorOptions = {
    readOnly: options.readOnly ?? false,
    tools: options.tools ?? [...toolIds, ...extraTools.map(({ id }) => id)],
    kinds: options.kinds ?? nodeKinds,
    outlines: options.outlines ?? {},
    layout: options.layout === undefined ? layoutLater : options.layout,
  };
  let state: EditorState = {
    diagram: options.diagram ?? createDiagram(),
    selection: [],
    history: { done: [], undone: [] },
  };
  let session = createSession(allowed.kinds[0] ?? 'service');
  let tool: ToolState = tools.get('select')!.initial;
  let returnTo: string | null = null;
  let waiting: LateResult | null = null;
  let committedAt = -Infinity;
  let editingSince = Infinity;
  const index = createDiagramIndex(state.diagram, () => allowed.outlines);

  const context = (): EditorContext => ({ state, session, options: allowed, index, createId });

  function createId(): string {
    let id = generateId();
    while (hasElement(state.diagram, id)) id = generateId();
    return id;
  }

  function change(next: Partial<Session>, transaction: Transaction | null): void {
    const before = { state, session };
    if (transaction && changesState(transaction, state)) {
      const time = now();
      // All that is typed into one label is one step, however long one thinks.
      const joins = time - committedAt < mergeWindow || committedAt >= editingSince;
      state = applyTransaction(state, transaction, joins);
      if (transaction.patches.length > 0) {
        committedAt = time;
        index.update(state.diagram, transaction.patches);
      }
    }
    session = withChanges(session, { ...next, ...forgetMissing(state.diagram, { ...session, ...next }) });
    if (session.editing !== before.session.editing) editingSince = session.editing === null ? Infinity : now();
    if (state !== before.state || session !== before.session || transaction?.announcement) notify(transaction);
  }

  function load(): Promise<void> {
    if (typeof more !== 'function' || isComplete) return Promise.resolve();
    return (loading ??= more().then(
      (extension) => {
        isComplete = true;
        install(extension);
        session = { ...session };
        notify(null);
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
  }

  function notify(transaction: Transaction | null): void {
    for (const listener of listeners) listener({ state, session, transaction });
  }

  /** Drops the gesture in progress. */
  function getRest(id = session.tool): Partial<Session> {
    tool = tools.get(id)!.initial;
    returnTo = null;
    return { tool: id, toolState: `${id}.${tool.name}`, preview: null, offer: null };
  }

  const isResting = () => tool.name === tools.get(session.tool)!.initial.name;
  const isOffered = (id: string) =>
    tools.has(id) && (id === 'select' || allowed.tools.includes(id)) && !(allowed.readOnly && tools.get(id)!.writes);

  /** A finger pans also where the hand is not offered as a tool. */
  const mayHandOver = (id: string) => isOffered(id) || tools.get(id)?.writes === false;

  function cancel(): boolean {
    const isBusy = !isResting() || session.preview !== null || session.offer !== null || session.editing !== null;
    const next = returnTo ?? (isBusy ? session.tool : 'select');
    if (isBusy || next !== session.tool) {
      change({ ...getRest(next), editing: null }, null);
      return true;
    }
    if (state.selection.length === 0) return false;
    change({}, createTransaction(state, [], { userEvent: 'select', selection: [] }));
    return true;
  }

  function input(event: EditorInput): boolean {
    if (waiting?.busy && event.type === 'keyDown' && event.key === 'Escape') {
      giveUp(waiting.stopped);
      return true;
    }
    if (event.type === 'cancel' || (event.type === 'keyDown' && event.key === 'Escape')) return cancel();
    const lent = getLentTool(event);
    if (lent !== null) {
      returnTo = session.tool;
      tool = tools.get(lent)!.initial;
      session = { ...session, tool: lent };
    }
    const dismissed = event.type === 'pointerDown' && session.offer ? { offer: null } : {};
    const step = tools.get(session.tool)!.reduce(tool, event, context());
    if (step) {
      if (allowed.readOnly && step.transaction && step.transaction.patches.length > 0) return cancel();
      change({ ...dismissed, ...enter(step) }, step.transaction ?? null);
      if (step.command) run(step.command.id, step.command.args);
      return true;
    }
    change(dismissed, null);
    const shortcut = event.type === 'keyDown' ? findShortcut(event.key, event.modifiers) : null;
    return shortcut ? run(shortcut.command, shortcut.args) : false;
  }

  /** Makes a step's tool state the current one; returns what it changes in the session. */
  function enter(step: ToolStep): Partial<Session> {
    if (step.finish) {
      const next = returnTo ?? (tools.get(session.tool)!.sticky ? session.tool : 'select');
      return { ...getRest(next), ...step.session };
    }
    let id = session.tool;
    if (step.handOver && mayHandOver(step.handOver.tool)) {
      returnTo = id;
      id = step.handOver.tool;
      tool = step.handOver.state;
    } else tool = step.state;
    return { ...step.session, tool: id, toolState: `${id}.${tool.name}` };
  }

  /**
   * The tool that an input lends itself, whatever the one in hand: the space bar held or the middle button pans, a pen's
   * other end erases.
   */
  function getLentTool(event: EditorInput): string | null {
    if (!isResting() || session.editing !== null) return null;
    const isPan =
      (event.type === 'keyDown' && event.key === ' ') || (event.type === 'pointerDown' && event.button === 1);
    const isErasing = event.type === 'pointerDown' && event.button === eraserButton && !allowed.readOnly;
    const id = isPan ? 'hand' : isErasing && tools.has('eraser') ? 'eraser' : null;
    return id === session.tool ? null : id;
  }

  function setTool(id: string): void {
    if (!tools.has(id) && !isComplete) void load().then(() => setTool(id));
    else if (isOffered(id)) change(getRest(id), null);
  }

  function canRun(id: string): boolean {
    const command = commands.get(id);
    return command !== undefined && !(allowed.readOnly && command.writes) && command.canRun(context());
  }

  function run(id: string, args: CommandArgs = {}): boolean {
    const command = commands.get(id);
    if (!command && !isComplete) void load().then(() => run(id, args));
    if (!command) return !isComplete;
    if (allowed.readOnly && command.writes) return false;
    const result = command.run(context(), args);
    if (!result || !('finish' in result)) return perform(result);
    void waitFor(result);
    return true;
  }

  async function waitFor(late: LateResult): Promise<void> {
    giveUp();
    waiting = late;
    if (late.busy) change({ busy: late.busy }, announce(late.busy));
    try {
      const finish = await late.finish;
      if (waiting === late && !allowed.readOnly) perform(finish(context()));
    } finally {
      if (waiting === late) endWait();
    }
  }

  function endWait(announcement?: Message): void {
    waiting = null;
    change({ busy: null }, announcement ? announce(announcement) : null);
  }

  function giveUp(announcement?: Message): void {
    waiting?.cancel?.();
    if (waiting) endWait(announcement);
  }

  const announce = (announcement: Message) => createTransaction(state, [], { userEvent: 'announce', announcement });

  function perform(result: CommandResult | null): boolean {
    if (!result || (result.tool !== undefined && !isOffered(result.tool))) return false;
    let next: Partial<Session> = {};
    if (result.tool !== undefined || (result.transaction && result.transaction.patches.length > 0))
      next = getRest(result.tool ?? session.tool);
    if (result.tool !== undefined && result.toolState) {
      tool = result.toolState;
      next = { ...next, toolState: `${result.tool}.${tool.name}` };
    }
    change({ ...next, ...result.session }, result.transaction ?? null);
    return true;
  }

  return {
    getState: () => state,
    getSession: () => session,
    getOptions: () => allowed,
    getIndex: () => index,
    subscribe(listener) {
      listeners.add(listener);
      // Whoever watches will soon ask for more. If it cannot be had now, what needs it will try again and say so.
      if (!isComplete && !loading) load().catch(() => undefined);
      return () => listeners.delete(listener);
    },
    dispatch(transaction) {
      if (transaction.patches.length > 0 && !isResting()) change(getRest(), null);
      change({}, transaction);
    },
    setSession: (next) => change(next, null),
    input,
    setTool,
    run,
    canRun,
    load,
    reset(diagram) {
      if (diagram === state.diagram) return;
      giveUp();
      state = {
        diagram,
        selection: state.selection.filter((id) => hasElement(diagram, id)),
        history: { done: [], undone: [] },
      };
      index.update(diagram, null);
      session = { ...session, ...getRest(), ...forgetMissing(diagram, session) };
      notify(null);
    },
    setOptions(next) {
      const { outlines } = allowed;
      allowed = { ...allowed, ...next };
      if (allowed.outlines !== outlines) index.update(state.diagram, null);
      change(
        isOffered(session.tool) ? (allowed.readOnly ? { ...getRest(), editing: null } : {}) : getRest('select'),
        null,
      );
    },
  };
}

const importMore = (): Promise<Extension> => import('./commands/moreCommands.ts').then(({ more }) => more);
