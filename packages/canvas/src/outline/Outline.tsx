import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  memo,
  useEffect,
  useId,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Diagram, getEdge } from '@calque/diagram';
import { describeElement, getLabel, getReadingOrder } from '@calque/editor';
import type { Decoration } from '../types.ts';
import { type CanvasContext, useCanvas, useEditorValue } from '../view/context.ts';
import { createMover } from './createMover.ts';
import { isTreeKey, leavesElement, moveInTree } from './moveInTree.ts';
import { type Row, getRows } from './rows.ts';

/** Rows beyond this many are rendered only around the one the keyboard is on. */
const maxRendered = 400;
const around = 40;

export interface OutlineProps {
  readonly label: string;
  readonly decorations: readonly Decoration[];
  readonly treeRef: RefObject<HTMLDivElement | null>;
  readonly onActivate: ((decoration: string) => void) | undefined;
}

/**
 * The drawing as a tree for keyboard and screen reader, the one place in the canvas that holds the focus: what is done
 * with a pointer on the sheet gives it the focus too. It is not seen; the canvas draws a ring around the element it is on.
 */
export function Outline({ label, decorations, treeRef, onActivate }: OutlineProps) {
  const context = useCanvas();
  const { editor, host, t } = context;
  const [mover] = useState(() => createMover(context));
  const help = useId();
  const diagram = useEditorValue((state) => state.diagram);
  const selected = useEditorValue((state) => state.selection);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [hasFocus, setHasFocus] = useState(false);
  const lead = selected.at(-1);
  const [active, setActive] = useState<{ readonly key: string; readonly lead: string | undefined } | null>(null);
  const remarks = useMemo(() => decorations.filter(isRemark), [decorations]);
  const marks = useMemo(() => getMarks(decorations), [decorations]);
  // A connection that is selected in another way shows below the component it starts at.
  const leadEdge = lead === undefined ? undefined : getEdge(diagram, lead)?.from;
  const open = useMemo(
    () => (leadEdge === undefined || active?.lead === lead ? expanded : new Set([...expanded, leadEdge])),
    [expanded, leadEdge, active, lead],
  );
  const rows = useRows(diagram, open, remarks, hasFocus);
  const current = findCurrent(rows, active, lead);
  const row = rows[current];
  const [start, end] =
    rows.length <= maxRendered ? [0, rows.length] : [Math.max(0, current - around), current + around + 1];

  // The row that had the focus may have gone, or another one have taken the lead.
  useEffect(() => {
    const tree = treeRef.current;
    const focused = tree && (tree.getRootNode() as Document | ShadowRoot).activeElement;
    // A label is typed in a field of its own.
    if (editor.getSession().editing !== null) return;
    if (!tree || !hasFocus || (focused && focused !== tree && !tree.contains(focused) && focused.tagName !== 'BODY'))
      return;
    const item = tree.querySelector<HTMLElement>('[tabindex="0"]') ?? tree;
    if (item !== focused) item.focus({ preventScroll: true });
  });

  const isByKeyboard = useSyncExternalStore(host.subscribeToInput, host.isByKeyboard, host.isByKeyboard);
  const focusedId = hasFocus && row ? row.id : null;
  useEffect(() => {
    host.getSurface()?.setFocused(isByKeyboard ? focusedId : null);
  }, [host, isByKeyboard, focusedId]);

  function goTo(next: Row | undefined) {
    if (!next) return;
    if (next.type !== 'remark') editor.run('select.goTo', { id: next.id });
    setActive({ key: next.key, lead: editor.getState().selection.at(-1) });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!row || editor.getSession().tool !== 'select' || editor.getSession().editing !== null) return;
    if (row.type === 'remark' && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onActivate?.(row.id);
      return;
    }
    if (mover.handle(event, row)) {
      event.preventDefault();
      return;
    }
    const isPlain = isTreeKey(event);
    if (leavesElement(event)) host.setArrowsMove(false);
    if (!isPlain || mover.isMoving() || (host.doArrowsMove() && selected.length > 0 && event.key.startsWith('Arrow')))
      return;
    event.preventDefault();
    host.setArrowsMove(false);
    const step = moveInTree(event.key, rows, current);
    if (step.type === 'go') goTo(rows[step.index]);
    else if (step.type === 'follow') goTo(rows.find(({ id, type }) => type === 'element' && id === step.id));
    else setExpanded(new Set(step.type === 'expand' ? [...open, step.id] : [...open].filter((id) => id !== step.id)));
  }

  function onClick(event: MouseEvent) {
    const key = (event.target as Element).closest<HTMLElement>('[data-calque-key]')?.dataset['calqueKey'];
    const clicked = rows.find((other) => other.key === key);
    goTo(clicked);
    if (clicked?.type === 'remark') onActivate?.(clicked.id);
  }

  return (
    <>
      <p id={help} className="calque-hidden" hidden>
        {rows.length === 0 ? t('outline.empty') : t('outline.help')}
      </p>
      <div
        ref={treeRef}
        className="calque-outline calque-hidden"
        role="tree"
        aria-label={t('outline.label', { label })}
        aria-describedby={help}
        aria-multiselectable="true"
        tabIndex={rows.length === 0 ? 0 : -1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={() => setHasFocus(true)}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (currentTarget.contains(relatedTarget)) return;
          setHasFocus(false);
          mover.stop();
        }}
      >
        {rows.slice(start, end).map((shown, index) => (
          <OutlineRow
            key={shown.key}
            row={shown}
            context={context}
            diagram={diagram}
            isCurrent={start + index === current}
            isSelected={selected.includes(shown.id)}
            mark={marks.get(shown.id)}
          />
        ))}
      </div>
      {hasFocus && isByKeyboard && rows.length === 0 && <div className="calque-focus-ring" />}
    </>
  );
}

/** The row the keyboard went to, as long as nothing else was selected since; else the row of what is selected. */
function findCurrent(
  rows: readonly Row[],
  active: { readonly key: string; readonly lead: string | undefined } | null,
  lead: string | undefined,
): number {
  const kept =
    active && (active.lead === lead || lead === undefined) ? rows.findIndex(({ key }) => key === active.key) : -1;
  if (kept >= 0) return kept;
  return Math.max(0, lead === undefined ? -1 : rows.findIndex(({ id }) => id === lead));
}

/** Reading order costs a look at the whole document: on a large one it waits until the hands are still. */
function useRows(
  diagram: Diagram,
  expanded: ReadonlySet<string>,
  remarks: readonly Decoration[],
  isUrgent: boolean,
): readonly Row[] {
  const [settled, setSettled] = useState(diagram);
  const isLarge = diagram.nodes.length > 500 && !isUrgent;
  useEffect(() => {
    if (!isLarge || settled === diagram) return;
    const timer = setTimeout(() => setSettled(diagram), 250);
    return () => clearTimeout(timer);
  }, [diagram, isLarge, settled]);
  const shown = isLarge ? settled : diagram;
  return useMemo(() => getRows(shown, getReadingOrder(shown), expanded, remarks), [shown, expanded, remarks]);
}

const isRemark = (decoration: Decoration) => decoration.type === 'ghost-node' || decoration.type === 'ghost-edge';

function getMarks(decorations: readonly Decoration[]): ReadonlyMap<string, Decoration> {
  const marks = new Map<string, Decoration>();
  for (const decoration of decorations) {
    if (decoration.type === 'mark') marks.set(decoration.target, decoration);
    if (isRemark(decoration)) marks.set(decoration.id, decoration);
  }
  return marks;
}

interface OutlineRowProps {
  readonly row: Row;
  readonly context: CanvasContext;
  readonly diagram: Diagram;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly mark: Decoration | undefined;
}

const OutlineRow = memo(function OutlineRow({ row, context, diagram, isCurrent, isSelected, mark }: OutlineRowProps) {
  const isExpanded = row.type === 'element' ? row.isExpanded : null;
  return (
    <div
      role="treeitem"
      data-calque-key={row.key}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-selected={isSelected}
      {...(isExpanded !== null && { 'aria-expanded': isExpanded })}
      tabIndex={isCurrent ? 0 : -1}
    >
      {nameRow(row, context, diagram, mark)}
    </div>
  );
});

function nameRow(row: Row, { t, format }: CanvasContext, diagram: Diagram, mark: Decoration | undefined): string {
  if (row.type === 'remark') return mark?.label ?? '';
  const name = row.type === 'edge' ? nameEdgeRow(row, t, diagram) : format(describeElement(diagram, row.id));
  return mark ? t('outline.marked', { what: name, mark: mark.label }) : name;
}

function nameEdgeRow(row: Extract<Row, { type: 'edge' }>, t: CanvasContext['t'], diagram: Diagram): string {
  const edge = getEdge(diagram, row.id);
  const label = getLabel(diagram, row.other);
  if (!edge) return label;
  const way = edge.direction === 'forward' ? (edge.from === row.at ? 'to' : 'from') : edge.direction;
  const name = t(`outline.edge.${way}`, { label });
  return edge.label ? t('outline.edge.labelled', { edge: name, label: edge.label }) : name;
}
