import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { nodeKinds } from '@calque/diagram';
import type { Editor, Message } from '@calque/editor';
import { getOutlines } from '../render/shapes.ts';
import { getLatinKey, handleKey, handleKeyAhead, holdKey } from '../input/keys.ts';
import { useCatalogue } from '../messages/useCatalogue.ts';
import { readMermaid } from '../input/readMermaid.ts';
import { Outline } from '../outline/Outline.tsx';
import type { CustomKind, Decoration, DiagramCanvasProps, Underlay } from '../types.ts';
import { Chrome } from '../ui/Chrome.tsx';
import { canvasContext, createCanvasContext } from './context.ts';
import { createHandle } from './createHandle.ts';
import { createHost } from './host.ts';
import type { TracingState } from './tracing.ts';
import { LabelField } from './LabelField.tsx';
import { useControlledValue } from './useControlledValue.ts';
import { warnWithoutHeight } from './warnWithoutHeight.ts';

export interface CanvasViewProps extends DiagramCanvasProps {
  /** Made by the component outside, so that the document outlives a failure in here. */
  readonly editor: Editor;
}

const noDecorations: readonly Decoration[] = [];
const noKinds: readonly CustomKind[] = [];

export function CanvasView(props: CanvasViewProps) {
  const { editor, ref, className, style, autoFocus = false } = props;
  const { decorations = noDecorations, customKinds = noKinds, theme = 'auto', locale = 'en' } = props;
  const root = useRef<HTMLElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const speaker = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const lift = useRef<HTMLDivElement>(null);
  const guides = useRef<HTMLDivElement>(null);
  const [host] = useState(() => createHost(editor));
  const texts = useCatalogue(locale);
  const context = useMemo(
    () => createCanvasContext(host, texts.catalogue, texts.language, customKinds),
    [host, texts, customKinds],
  );
  const kinds = useMemo(() => props.kinds ?? getKinds(customKinds), [props.kinds, customKinds]);
  const tracing = useSyncExternalStore(host.tracing.subscribe, host.tracing.get, host.tracing.get);
  const traced = useMemo(() => getTraced(tracing), [tracing]);
  const underlay = props.underlay ?? traced;
  const canTrace = (props.underlayImages ?? false) && !props.readOnly && !props.underlay;
  const label = props.label ?? context.t('canvas.label');

  const outlines = useMemo(() => getOutlines(customKinds), [customKinds]);
  useControlledValue(editor, { ...props, kinds, outlines });
  const onDecorationHover = useEffectEvent((id: string | null) => props.onDecorationHover?.(id));
  const onDecorationActivate = useEffectEvent((id: string) => props.onDecorationActivate?.(id));
  const onAnnounce = useEffectEvent((message: Message) => host.announce(context.format(message)));
  const readText = useEffectEvent(async (text: string) => {
    try {
      return (await props.readPastedText?.(text)) ?? (await readMermaid(text));
    } catch (error) {
      props.onError?.(error);
      return null;
    }
  });
  const onSay = useEffectEvent((...message: Parameters<typeof context.t>) => host.announce(context.t(...message)));
  const mount = useEffectEvent(() =>
    host.mount(
      {
        root: root.current!,
        probe: probe.current!,
        area: area.current!,
        tree: tree.current!,
        speaker: speaker.current!,
        content: content.current!,
        lift: lift.current!,
        guides: guides.current!,
      },
      {
        onAnnounce: (message) => onAnnounce(message),
        onSay: (key, params) => onSay(key, params),
        readText: (text) => readText(text),
        onDecorationHover: (id) => onDecorationHover(id),
        onDecorationActivate: (id) => onDecorationActivate(id),
      },
    ),
  );
  useLayoutEffect(() => mount(), []);
  useLayoutEffect(() => {
    host.tracing.offer(canTrace);
    return () => host.tracing.offer(false);
  }, [host, canTrace]);
  useLayoutEffect(() => host.getSurface()?.setShapes(context.getShape), [host, context]);
  useLayoutEffect(() => host.getSurface()?.setDecorations(decorations), [host, decorations]);
  useLayoutEffect(() => host.getSurface()?.setUnderlay(underlay), [host, underlay]);
  useLayoutEffect(() => host.start(), [host]);
  useEffect(() => {
    if (autoFocus) host.focusOutline();
  }, [host, autoFocus]);
  useEffect(() => warnWithoutHeight(root.current), []);
  useImperativeHandle(ref, () => createHandle(context), [context]);

  function onKeyDown(event: KeyboardEvent) {
    if (handleKey(event, host, tree.current)) event.preventDefault();
  }

  return (
    <canvasContext.Provider value={context}>
      <section
        ref={root}
        className={className ? `calque-canvas ${className}` : 'calque-canvas'}
        style={style}
        data-calque-theme={theme}
        lang={texts.language}
        dir={texts.direction}
        aria-label={label}
      >
        <span ref={probe} className="calque-probe" />
        <div
          className="calque-frame"
          role="presentation"
          onKeyDownCapture={(event) => handleKeyAhead(event, host)}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => {
            const { key, shiftKey: shift, altKey: alt } = event;
            if (getLatinKey(event).toLowerCase() === holdKey) host.tracing.hold(false);
            editor.input({ type: 'keyUp', key, modifiers: { shift, alt, mod: false } });
          }}
        >
          <Chrome hasContent={underlay !== null || decorations.length > 0}>
            <div ref={area} className="calque-surface" data-cursor="default">
              <div ref={content} className="calque-stage">
                <div className="calque-underlay" />
                <div className="calque-drawing" />
              </div>
              <div ref={lift} className="calque-stage" hidden>
                <div />
              </div>
              <div ref={guides} className="calque-guides" />
            </div>
            <Outline label={label} decorations={decorations} treeRef={tree} onActivate={props.onDecorationActivate} />
            <LabelField />
          </Chrome>
        </div>
        <div ref={speaker} className="calque-hidden">
          <output aria-live="polite" />
          <output aria-live="polite" />
        </div>
      </section>
    </canvasContext.Provider>
  );
}

/** Out of sight until the key is held, it lies there all the same: it is not loaded anew each time. */
function getTraced({ paper, isHeld, isCropping }: TracingState): Underlay | null {
  if (!paper) return null;
  const { url, width, height, position, scale } = paper;
  const crop = isCropping ? undefined : paper.crop;
  const opacity = paper.isOnHold && !isHeld ? 0 : paper.opacity;
  return { content: { type: 'image', url, width, height, crop }, opacity, position, scale };
}

function getKinds(customKinds: readonly CustomKind[]): readonly string[] {
  return [...new Set([...nodeKinds, ...customKinds.map(({ kind }) => kind)])];
}
