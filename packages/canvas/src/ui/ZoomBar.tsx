import { useMemo } from 'react';
import { useCanvas, useEditorValue } from '../view/context.ts';
import { Button, CommandButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Toolbar } from './Toolbar.tsx';

interface ZoomBarProps {
  readonly hasMap: boolean;
  onToggleMap(): void;
}

export function ZoomBar({ hasMap, onToggleMap }: ZoomBarProps) {
  const { t, format } = useCanvas();
  return (
    <Toolbar label={t('canvas.view')} className="calque-panel calque-corner">
      <Button label={t('canvas.minimap')} isPressed={hasMap} className="calque-map-toggle" onPress={onToggleMap}>
        <Icon name="map" />
      </Button>
      <CommandButton command="view.zoomOut" label={format({ key: 'command.zoomOut' })}>
        <Icon name="minus" />
      </CommandButton>
      <ZoomLevel />
      <CommandButton command="view.zoomIn" label={format({ key: 'command.zoomIn' })}>
        <Icon name="plus" />
      </CommandButton>
      <CommandButton command="view.fit" label={format({ key: 'command.fit' })}>
        <Icon name="fit" />
      </CommandButton>
    </Toolbar>
  );
}

/** Apart from the rest: it alone is rendered anew in every step of a zoom. */
function ZoomLevel() {
  const { editor, locale, t } = useCanvas();
  const format = useMemo(() => new Intl.NumberFormat(locale, { style: 'percent' }), [locale]);
  const percent = useEditorValue((_, { camera }) => Math.round(camera.zoom * 100));
  return (
    <Button
      label={t('canvas.zoomNow', { percent })}
      className="calque-zoom"
      onPress={() => editor.run('view.zoomTo100')}
    >
      {format.format(percent / 100)}
    </Button>
  );
}
