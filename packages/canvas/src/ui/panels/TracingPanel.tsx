import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useCanvas } from '../../view/context.ts';
import { type TracingPaper, imageTypes, scaleRange } from '../../view/tracing.ts';
import { Button } from '../Button.tsx';
import { CropFields } from './CropFields.tsx';
import { CropFrame } from './CropFrame.tsx';

/** How far one press moves the image, in CSS pixels on the screen. */
const step = 16;

const directions = [
  { key: 'command.moveLeft', arrow: '←', x: -1, y: 0 },
  { key: 'command.moveRight', arrow: '→', x: 1, y: 0 },
  { key: 'command.moveUp', arrow: '↑', x: 0, y: -1 },
  { key: 'command.moveDown', arrow: '↓', x: 0, y: 1 },
] as const;

/** Lays an image beneath the sheet and sets how it lies. The sheet stays in sight and can be drawn on meanwhile. */
export function TracingPanel() {
  const { host, t } = useCanvas();
  const { tracing } = host;
  const { paper, isCropping } = useSyncExternalStore(tracing.subscribe, tracing.get, tracing.get);
  const panel = useRef<HTMLDivElement>(null);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('input:not([hidden]), button')?.focus(), []);
  useEffect(() => () => tracing.setCropping(false), [tracing]);

  const settings = (
    <div
      className="calque-panel calque-tracing"
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        host.open(null);
        host.focusOutline();
      }}
    >
      <div
        ref={panel}
        className="calque-tracing-dialog"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <dialog> has a life of its own
        role="dialog"
        tabIndex={-1}
        aria-label={t('tracing.title')}
      >
        <h2 className="calque-heading">{t('tracing.title')}</h2>
        {paper ? <Settings paper={paper} /> : <p className="calque-tracing-hint">{t('tracing.hint')}</p>}
        <input
          ref={file}
          type="file"
          hidden
          aria-label={t('tracing.choose')}
          accept={imageTypes.join()}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen)
              void tracing
                .lay(chosen)
                .then((isLaid) =>
                  host.announce(isLaid ? t('tracing.placed', { name: chosen.name }) : t('tracing.refused')),
                );
            target.value = '';
          }}
        />
        <div className="calque-tracing-row">
          <Button label={t('tracing.choose')} className="calque-tracing-text" onPress={() => file.current?.click()}>
            {t('tracing.choose')}
          </Button>
          {paper && (
            <Button
              label={t('tracing.remove')}
              className="calque-tracing-text"
              onPress={() => {
                tracing.remove();
                panel.current?.focus();
                host.announce(t('tracing.removed'));
              }}
            >
              {t('tracing.remove')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
  return (
    <>
      {paper && isCropping && <CropFrame paper={paper} />}
      {settings}
    </>
  );
}

function Settings({ paper }: { readonly paper: TracingPaper }) {
  const { editor, host, locale, t, format } = useCanvas();
  const { tracing } = host;
  const toPercent = (part: number) => part.toLocaleString(locale, { style: 'percent' });

  function move(x: number, y: number) {
    const by = step / editor.getSession().camera.zoom;
    const position = { x: paper.position.x + x * by, y: paper.position.y + y * by };
    tracing.change({ position });
    host.announce(t('tracing.moved', { x: Math.round(position.x), y: Math.round(position.y) }));
  }

  return (
    <>
      <p className="calque-tracing-hint calque-tracing-name">{paper.name}</p>
      <Slider
        label={t('tracing.opacity')}
        value={paper.opacity}
        least={0.05}
        most={1}
        text={toPercent(paper.opacity)}
        onChange={(opacity) => tracing.change({ opacity })}
      />
      <Slider
        label={t('tracing.size')}
        value={paper.scale}
        least={scaleRange.least}
        most={scaleRange.most}
        text={toPercent(paper.scale)}
        onChange={tracing.setScale}
      />
      <Check
        label={t('tracing.hold')}
        isChecked={paper.isOnHold}
        onChange={(isOnHold) => tracing.change({ isOnHold })}
      />
      <Check
        label={t('tracing.lock')}
        isChecked={paper.isLocked}
        onChange={(isLocked) => tracing.change({ isLocked })}
      />
      <div className="calque-tracing-row" dir="ltr">
        {directions.map(({ key, arrow, x, y }) => (
          <Button key={key} label={format({ key })} isDisabled={paper.isLocked} onPress={() => move(x, y)}>
            <span aria-hidden="true">{arrow}</span>
          </Button>
        ))}
      </div>
      <CropFields paper={paper} />
    </>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly text: string;
  onChange(value: number): void;
}

function Slider({ label, value, least, most, text, onChange }: SliderProps) {
  return (
    <label className="calque-tracing-setting">
      <span>{label}</span>
      <span className="calque-tracing-value">{text}</span>
      <input
        type="range"
        min={Math.round(least * 100)}
        max={Math.round(most * 100)}
        step={5}
        value={Math.round(value * 100)}
        aria-label={label}
        aria-valuetext={text}
        onChange={({ target }) => onChange(Number(target.value) / 100)}
      />
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isChecked: boolean;
  onChange(isChecked: boolean): void;
}

function Check({ label, isChecked, onChange }: CheckProps) {
  return (
    <label className="calque-tracing-check">
      <input type="checkbox" checked={isChecked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
