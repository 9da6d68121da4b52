import { type Diagram, type Point, createDiagram, getStroke, getStrokePoints } from '@calque/diagram';
import { type CreateEditorOptions, createEditor } from '../createEditor.ts';
import { hitTest } from '../hitTest.ts';
import { more } from '../commands/moreCommands.ts';
import type { CommandArgs } from '../commands/types.ts';
import type { Editor, EditorInput, HitTarget, Modifiers, PointerKind, Session } from '../types.ts';

type Where = Point | string;

/** What a test says instead of `{ shift: false, … }`. */
export type Held = Partial<Modifiers> & { readonly pressure?: number };

/**
 * Drives an editor as a user would, in one sentence:
 * `new TestEditor(diagram).tool('connect').pointerDown('a').pointerMove('b').expectToBeIn('connect.dragging')`.
 * A place is a point in diagram units or the id of an element: the middle of a node, group or edge, the start of a stroke. What lies under
 * the pointer is found by the editor's own hit test, unless a test names it.
 */
export class TestEditor {
  readonly editor: Editor;
  #pointer: PointerKind = 'mouse';
  #time = 0;

  constructor(diagram: Diagram = createDiagram(), options: Omit<CreateEditorOptions, 'diagram'> = {}) {
    let count = 0;
    this.editor = createEditor({ generateId: () => `new${++count}`, now: () => this.#time, more, ...options, diagram });
    this.editor.setSession({ viewport: { width: 1000, height: 800 } });
  }

  get diagram(): Diagram {
    return this.editor.getState().diagram;
  }

  get selection(): readonly string[] {
    return this.editor.getState().selection;
  }

  get session(): Session {
    return this.editor.getSession();
  }

  /** Which kind of pointer the next inputs come from. */
  using(pointer: PointerKind): this {
    this.#pointer = pointer;
    return this;
  }

  /** Lets milliseconds pass. */
  wait(time: number): this {
    this.#time += time;
    return this;
  }

  tool(id: string): this {
    this.editor.setTool(id);
    return this;
  }

  select(...ids: string[]): this {
    this.editor.run('select.set', { ids });
    return this;
  }

  run(command: string, args?: CommandArgs): this {
    this.editor.run(command, args);
    return this;
  }

  pointerDown(where: Where, options: Held & { readonly target?: HitTarget; readonly button?: number } = {}): this {
    const { target, button = 0, ...held } = options;
    return this.#input({ type: 'pointerDown', ...this.#at(where, target), ...this.#with(held), button });
  }

  pointerMove(where: Where, options: Held & { readonly target?: HitTarget } = {}): this {
    const { target, ...held } = options;
    return this.#input({ type: 'pointerMove', ...this.#at(where, target), ...this.#with(held) });
  }

  pointerUp(where: Where, options: Held & { readonly target?: HitTarget } = {}): this {
    const { target, ...held } = options;
    return this.#input({ type: 'pointerUp', ...this.#at(where, target), ...this.#with(held) });
  }

  click(where: Where, held: Held = {}): this {
    return this.pointerDown(where, held).pointerUp(where, held);
  }

  /** A press, a move in two steps and a release. */
  drag(from: Where, to: Where, options: Held & { readonly target?: HitTarget } = {}): this {
    const { target: _, ...held } = options;
    const start = this.#at(from).point;
    const end = this.#at(to).point;
    const half = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
    return this.pointerDown(from, options).pointerMove(half, held).pointerMove(to, held).pointerUp(to, held);
  }

  doubleClick(where: Where, held: Held = {}): this {
    const { pointer: _, ...rest } = { ...this.#at(where), ...this.#with(held) };
    return this.#input({ type: 'doubleClick', ...rest });
  }

  key(key: string, held: Held = {}): this {
    return this.#input({ type: 'keyDown', key, modifiers: toModifiers(held) });
  }

  keyUp(key: string, held: Held = {}): this {
    return this.#input({ type: 'keyUp', key, modifiers: toModifiers(held) });
  }

  cancel(): this {
    return this.#input({ type: 'cancel' });
  }

  /** @throws Error unless the active tool is in this state, written `tool.state`. */
  expectToBeIn(state: string): this {
    if (this.session.toolState !== state)
      throw new Error(`Expected the editor to be in ${state}, but it is in ${this.session.toolState}.`);
    return this;
  }

  /** @throws Error unless exactly these are selected, in any order. */
  expectSelected(...ids: string[]): this {
    const found = [...this.selection].sort().join(', ');
    const wanted = ids.toSorted().join(', ');
    if (found !== wanted) throw new Error(`Expected [${wanted}] to be selected, but it is [${found}].`);
    return this;
  }

  #input(input: EditorInput): this {
    this.editor.input(input);
    return this;
  }

  #at(where: Where, target?: HitTarget): { readonly point: Point; readonly target: HitTarget } {
    const point = typeof where === 'string' ? this.#getMiddle(where) : where;
    return { point, target: target ?? hitTest(this.editor, point, undefined, this.#pointer) };
  }

  #with({ pressure, ...held }: Held) {
    return { pointer: this.#pointer, modifiers: toModifiers(held), time: this.#time, pressure };
  }

  #getMiddle(id: string): Point {
    const box = [...this.diagram.nodes, ...this.diagram.groups].find((element) => element.id === id);
    if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const stroke = getStroke(this.diagram, id);
    if (stroke) return getStrokePoints(stroke)[0]!;
    const edge = this.diagram.edges.find((element) => element.id === id);
    const route = edge && this.editor.getIndex().getRoute(edge);
    if (!route) throw new Error(`There is no element ${id} to point at.`);
    const [start, end] = [route[0]!, route[1]!];
    return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  }
}

function toModifiers({ shift = false, alt = false, mod = false }: Held): Modifiers {
  return { shift, alt, mod };
}
