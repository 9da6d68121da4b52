import { DiagramCanvas, type DiagramCanvasHandle, type Theme } from '@calque/canvas';
import {
  createPlayer,
  createTimeline,
  type LogEntry,
  type PlayerEvent,
  reducePlayer,
  replaySpeeds,
  type Snapshot,
} from '@calque/exercise';
import { useEffect, useId, useMemo, useReducer, useRef } from 'react';
import { formatClock } from '../interview/formatClock.ts';
import { createTranslate } from '../messages/translate.ts';

export interface ReplayViewProps {
  /** The log of an attempt. */
  readonly entries: readonly LogEntry[];
  readonly snapshots: readonly Snapshot[];
  readonly theme?: Theme | undefined;
  readonly locale?: string | undefined;
}

const tickMs = 50;
/** What an arrow key moves the replay by, in milliseconds. */
const scrubStep = 100;

/** Plays a drawing as it came to be; it can be scrubbed by pointer and arrow keys. It fills its container. */
export function ReplayView({ entries, snapshots, theme, locale = 'en' }: ReplayViewProps) {
  const translate = useMemo(() => createTranslate(locale), [locale]);
  const timeline = useMemo(() => createTimeline({ entries, snapshots }), [entries, snapshots]);
  const [player, send] = useReducer(reducePlayer, timeline.durationMs, createPlayer);
  const canvas = useRef<DiagramCanvasHandle>(null);
  const id = useId();
  useTicks(player.isPlaying, send);
  const position = timeline.getPosition(player.at);
  return (
    <div className="calque-p-replay">
      <div className="calque-p-replay__canvas">
        <DiagramCanvas
          ref={canvas}
          readOnly
          value={timeline.getDiagram(player.at)}
          theme={theme}
          locale={locale}
          label={translate('replay.canvas')}
        />
      </div>
      <div className="calque-p-replay__controls" role="group" aria-label={translate('replay.label')}>
        <button
          type="button"
          className="calque-p-button"
          onClick={() => send({ type: player.isPlaying ? 'pause' : 'play' })}
        >
          {translate(player.isPlaying ? 'replay.pause' : 'replay.play')}
        </button>
        <input
          type="range"
          aria-label={translate('replay.position')}
          aria-valuetext={translate('replay.step', { step: position, total: timeline.steps.length })}
          min={0}
          max={Math.max(1, Math.ceil(player.durationMs / scrubStep)) * scrubStep}
          step={scrubStep}
          value={player.at}
          onChange={(event) => send({ type: 'scrub', at: Number(event.target.value) })}
        />
        <span className="calque-p-replay__time">
          {formatClock(player.at)} / {formatClock(player.durationMs)}
        </span>
        <label htmlFor={`${id}-speed`} className="calque-p-visually-hidden">
          {translate('replay.speed')}
        </label>
        <select
          id={`${id}-speed`}
          className="calque-p-select"
          value={player.speed}
          onChange={(event) => {
            const speed = replaySpeeds.find((one) => one === Number(event.target.value));
            if (speed) send({ type: 'speed', speed });
          }}
        >
          {replaySpeeds.map((speed) => (
            <option key={speed} value={speed}>
              {translate('replay.times', { speed })}
            </option>
          ))}
        </select>
        <button type="button" className="calque-p-button" onClick={() => canvas.current?.fitView()}>
          {translate('replay.fit')}
        </button>
      </div>
    </div>
  );
}

function useTicks(isPlaying: boolean, send: (event: PlayerEvent) => void) {
  useEffect(() => {
    if (!isPlaying) return undefined;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      send({ type: 'tick', ms: now - last });
      last = now;
    }, tickMs);
    return () => clearInterval(timer);
  }, [isPlaying, send]);
}
