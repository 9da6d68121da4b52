import { useSyncExternalStore } from 'react';
import type { Box } from '@calque/diagram';
import { useCanvas } from '../../view/context.ts';
import type { TracingPaper } from '../../view/tracing.ts';
import { Button } from '../Button.tsx';

/** How much is cut off each side of an image. */
interface Cut {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const sides = [
  ['left', 'tracing.cropLeft', '←'],
  ['right', 'tracing.cropRight', '→'],
  ['top', 'tracing.cropTop', '↑'],
  ['bottom', 'tracing.cropBottom', '↓'],
] as const;

/** Shows a part of the image: its frame on the sheet is dragged, or what is cut off is typed. */
export function CropFields({ paper }: { readonly paper: TracingPaper }) {
  const { host, t } = useCanvas();
  const { tracing } = host;
  const { isCropping } = useSyncExternalStore(tracing.subscribe, tracing.get, tracing.get);
  const cut = getCut(paper);

  function crop(next: Box) {
    tracing.setCrop(next);
    const { width, height } = tracing.get().paper?.crop ?? next;
    host.announce(t('tracing.cropped', { width, height }));
  }

  return (
    <>
      <div className="calque-tracing-row">
        <Button
          label={t('tracing.crop')}
          className="calque-tracing-text"
          isPressed={isCropping}
          onPress={() => tracing.setCropping(!isCropping)}
        >
          {t('tracing.crop')}
        </Button>
        {isCropping && (
          <Button
            label={t('tracing.cropWhole')}
            className="calque-tracing-text"
            onPress={() => crop({ x: 0, y: 0, width: paper.width, height: paper.height })}
          >
            {t('tracing.cropWhole')}
          </Button>
        )}
      </div>
      {isCropping && (
        <div className="calque-tracing-crop" dir="ltr">
          {sides.map(([side, label, sign]) => (
            <label key={side}>
              <span aria-hidden="true">{sign}</span>
              <input
                className="calque-field"
                type="number"
                aria-label={t(label)}
                min={0}
                max={side === 'left' || side === 'right' ? paper.width : paper.height}
                value={cut[side]}
                onChange={({ target }) => crop(getCrop(paper, { ...cut, [side]: Number(target.value) }))}
              />
            </label>
          ))}
        </div>
      )}
    </>
  );
}

function getCut({ crop, width, height }: TracingPaper): Cut {
  return { left: crop.x, top: crop.y, right: width - crop.x - crop.width, bottom: height - crop.y - crop.height };
}

function getCrop({ width, height }: TracingPaper, { left, top, right, bottom }: Cut): Box {
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}
