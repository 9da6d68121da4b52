import { type DiagramPatch, applyPatches, invertPatches } from '@calque/diagram';
import { hasElement } from '../document/lookup.ts';
import { isSame } from '../document/patches.ts';
import { say } from '../reading/nameElement.ts';
import type { EditorState, Message, Transaction } from '../types.ts';

/** Steps that can be undone: a whole session has some hundreds. What is older is dropped. */
const maxSteps = 1000;

export interface TransactionOptions {
  readonly userEvent: string;
  /** Default: the selection stays. */
  readonly selection?: readonly string[] | undefined;
  readonly history?: Transaction['history'];
  readonly announcement?: Message | null | undefined;
}

/** Returns a transaction for `state` made of patches that apply to its diagram; its inverse undoes it exactly. */
export function createTransaction(
  state: EditorState,
  patches: readonly DiagramPatch[],
  options: TransactionOptions,
): Transaction {
  return {
    patches,
    inverse: invertPatches(patches),
    selectionBefore: state.selection,
    selectionAfter: options.selection ?? state.selection,
    userEvent: options.userEvent,
    history: options.history ?? (patches.length > 0 ? 'commit' : 'skip'),
    announcement: options.announcement ?? null,
  };
}

/**
 * Returns the state after a transaction. The selection keeps only what exists.
 * @param joins whether a `merge` transaction may join the last one: the caller knows the time.
 * @throws PatchError if the patches were made for another diagram; the state is then as before.
 */
export function applyTransaction(state: EditorState, transaction: Transaction, joins = true): EditorState {
  const diagram = applyPatches(state.diagram, transaction.patches);
  return {
    diagram,
    selection: existing(diagram, transaction.selectionAfter),
    history: getHistoryAfter(state, transaction, joins),
  };
}

/** Whether a transaction changes anything: one that selects what is selected does not. */
export function changesState({ patches, selectionAfter }: Transaction, { selection }: EditorState): boolean {
  return (
    patches.length > 0 ||
    selectionAfter.length !== selection.length ||
    selectionAfter.some((id, i) => id !== selection[i])
  );
}

/** Returns the transaction that undoes the last one, to be applied with `applyUndo`; null if there is none. */
export function getUndo({ history, selection }: EditorState): Transaction | null {
  const last = history.done.at(-1);
  return last
    ? {
        ...last,
        patches: last.inverse,
        inverse: last.patches,
        selectionBefore: selection,
        selectionAfter: last.selectionBefore,
        userEvent: 'history.undo',
        history: 'skip',
        announcement: announceStep('announce.undone', last),
      }
    : null;
}

export function getRedo({ history, selection }: EditorState): Transaction | null {
  const last = history.undone.at(-1);
  return last
    ? {
        ...last,
        selectionBefore: selection,
        userEvent: 'history.redo',
        history: 'skip',
        announcement: announceStep('announce.redone', last),
      }
    : null;
}

function announceStep(key: 'announce.undone' | 'announce.redone', { announcement }: Transaction): Message {
  return announcement ? say(`${key}.what`, { what: announcement }) : say(key);
}

function getHistoryAfter({ history }: EditorState, transaction: Transaction, joins: boolean): EditorState['history'] {
  const { done, undone } = history;
  const last = done.at(-1);
  if (transaction.userEvent === 'history.undo' && last) return { done: done.slice(0, -1), undone: [...undone, last] };
  if (transaction.userEvent === 'history.redo' && undone.length > 0)
    return { done: [...done, undone.at(-1)!], undone: undone.slice(0, -1) };
  if (transaction.patches.length === 0) return history;
  // What was undoable was made for a document that the skipped change has altered under it.
  if (transaction.history === 'skip') return { done: [], undone: [] };
  if (last && transaction.history === 'merge' && last.userEvent === transaction.userEvent) {
    if (canMerge(last, transaction, joins)) {
      const merged = merge(last, transaction);
      return { done: [...done.slice(0, -1), ...(changesNothing(merged) ? [] : [merged])], undone: [] };
    }
  }
  return { done: [...done, transaction].slice(-maxSteps), undone: [] };
}

/** Elements that the last transaction made itself may be merged into at any time: typing the label of a new box. */
function canMerge(last: Transaction, next: Transaction, joins: boolean): boolean {
  const made = new Set(
    last.patches.flatMap((patch) => (patch.collection !== 'title' && !patch.before ? [patch.id] : [])),
  );
  if (next.patches.every((patch) => patch.collection !== 'title' && made.has(patch.id))) return true;
  return joins && getTouched(last) === getTouched(next);
}

const getTouched = ({ patches }: Transaction) =>
  [...new Set(patches.map((patch) => (patch.collection === 'title' ? '' : patch.id)))].sort().join('\n');

/** A label typed and typed back: nothing is left to undo. */
function changesNothing({ patches }: Transaction): boolean {
  return patches.every(
    ({ before, after }) =>
      typeof before === 'object' && typeof after === 'object' && before && after && isSame(before, after),
  );
}

function merge(last: Transaction, next: Transaction): Transaction {
  const patches = mergePatches(last.patches, next.patches);
  return {
    ...next,
    patches,
    inverse: invertPatches(patches),
    selectionBefore: last.selectionBefore,
    history: 'commit',
  };
}

/** Replacements in place of elements in the same order become one each, so that a held arrow key does not pile up. */
function mergePatches(first: readonly DiagramPatch[], second: readonly DiagramPatch[]): DiagramPatch[] {
  const sameOrder =
    first.length === second.length &&
    first.every((patch, i) => {
      const other = second[i]!;
      return (
        patch.collection !== 'title' &&
        other.collection === patch.collection &&
        other.id === patch.id &&
        other.before === patch.after &&
        other.after !== null &&
        other.from === patch.to &&
        other.to === patch.to
      );
    });
  return sameOrder
    ? first.map((patch, i) => ({ ...patch, after: second[i]!.after }) as DiagramPatch)
    : [...first, ...second];
}

function existing(diagram: EditorState['diagram'], selection: readonly string[]): readonly string[] {
  // The common case keeps its identity, so that views see that the selection did not change.
  return selection.every((id) => hasElement(diagram, id))
    ? selection
    : selection.filter((id) => hasElement(diagram, id));
}
