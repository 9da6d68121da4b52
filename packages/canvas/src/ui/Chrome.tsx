import { type ReactNode, Suspense, lazy, useEffect, useState, useSyncExternalStore } from 'react';
import { useCanvas, useEditorValue } from '../view/context.ts';
import { FullLabel } from './FullLabel.tsx';
import { Rail } from './Rail.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { ZoomBar } from './ZoomBar.tsx';

const Panels = lazy(() => import('./panels/Panels.tsx'));
const Minimap = lazy(() => import('./panels/Minimap.tsx'));

interface ChromeProps {
  /** Whether the host shows something on the sheet before anything is drawn. */
  readonly hasContent: boolean;
  readonly children: ReactNode;
}

/** Everything around and above the sheet: tools, zoom, panels. What opens on demand is loaded on demand. */
export function Chrome({ hasContent, children }: ChromeProps) {
  const { host, t, format } = useCanvas();
  const panel = useSyncExternalStore(host.subscribeToPanel, host.getPanel, host.getPanel);
  const offer = useEditorValue((_, session) => session.offer);
  const isEmpty = useEditorValue(({ diagram }) => diagram.nodes.length + diagram.groups.length === 0);
  const readOnly = useEditorValue((_state, _session, { getOptions }) => getOptions().readOnly);
  const busy = useEditorValue((_, session) => session.busy);
  const [hasMap, setHasMap] = useState(false);
  useEffect(() => {
    if (offer) host.open({ type: 'kinds' });
  }, [offer, host]);
  return (
    <>
      <Rail />
      <div className="calque-sheet-area">
        {children}
        {isEmpty && !hasContent && !readOnly && (
          <div className="calque-hint">
            <strong>{t('canvas.empty.title')}</strong>
            <p>{t('canvas.empty.pointer')}</p>
          </div>
        )}
        {busy && (
          <div className="calque-panel calque-busy" aria-hidden="true">
            {format(busy)}
          </div>
        )}
        <FullLabel />
        <SelectionBar />
        <Suspense>
          {hasMap && <Minimap />}
          {panel && <Panels panel={panel} />}
        </Suspense>
        <ZoomBar hasMap={hasMap} onToggleMap={() => setHasMap(!hasMap)} />
      </div>
    </>
  );
}
