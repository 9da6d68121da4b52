import { useEffect } from 'react';
import { useCanvas } from '../../view/context.ts';
import type { Panel } from '../../view/host.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { ContextMenu } from './ContextMenu.tsx';
import { FindDialog } from './FindDialog.tsx';
import { KindPalette } from './KindPalette.tsx';
import { TracingPanel } from './TracingPanel.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';

/** Whatever is open above the drawing. Loaded when the first of them opens. */
export default function Panels({ panel }: { readonly panel: Panel }) {
  const { typeAhead } = useCanvas().host;
  // After the field in it, if there is one, has taken what was typed.
  useEffect(() => typeAhead.stop());
  switch (panel.type) {
    case 'kinds':
      return <KindPalette changes={panel.changes ?? false} />;
    case 'commands':
      return <CommandPalette />;
    case 'shortcuts':
      return <ShortcutSheet />;
    case 'find':
      return <FindDialog />;
    case 'tracing':
      return <TracingPanel />;
    case 'menu':
      return <ContextMenu key={`${panel.x} ${panel.y}`} x={panel.x} y={panel.y} />;
  }
}
