import { cdp } from 'vitest/browser';
import type { Point } from '@calque/diagram';
import { createRandom } from '../../../../diagram/testing/random.ts';

export type Step = readonly [x: number, y: number];

const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Steps of a pointer in a second. */
const rate = 90;

/**
 * A hand in front of the page: the browser gets its input as from a device, so that the pointer events are its own. It
 * starts and ends softly (a minimum-jerk path, Flash and Hogan 1985) and trembles by about a pixel. The same seed moves it the
 * same way.
 */
export function createHand(surface: HTMLElement, seed: number) {
  const random = createRandom(seed);
  const tremor = (amount: number) => (random() + random() + random() - 1.5) * amount;

  /** The browser counts from the window, the page stands in a frame of it. */
  function toWindow([x, y]: Step): Point {
    const area = surface.getBoundingClientRect();
    const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
    const scale = frame.width / innerWidth;
    return { x: frame.left + (area.left + x) * scale, y: frame.top + (area.top + y) * scale };
  }

  /** The points of a path through `stops`, with its tremor. */
  function trace(stops: readonly Step[], pixelsPerSecond: number, amount: number): Step[] {
    return stops.slice(1).flatMap((to, index) => {
      const from = stops[index]!;
      const count = Math.max(4, Math.round((Math.hypot(to[0] - from[0], to[1] - from[1]) / pixelsPerSecond) * rate));
      return Array.from({ length: count }, (_, step): Step => {
        const part = (step + 1) / count;
        const way = part ** 3 * (10 - 15 * part + 6 * part ** 2);
        const calm = step === count - 1 ? 0.4 : 1;
        const shake = () => tremor(amount * calm);
        return [from[0] + (to[0] - from[0]) * way + shake(), from[1] + (to[1] - from[1]) * way + shake()];
      });
    });
  }

  function mouse(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Step, isDown: boolean, pen?: number) {
    return cdp().send('Input.dispatchMouseEvent', {
      type,
      ...toWindow(at),
      button: type === 'mouseMoved' && !isDown ? 'none' : 'left',
      buttons: isDown ? 1 : 0,
      clickCount: 1,
      pointerType: pen === undefined ? 'mouse' : 'pen',
      force: pen ?? 0,
    });
  }

  async function fingers(type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly Step[], radius = 8) {
    const touchPoints = at.map((step, id) => ({ ...toWindow(step), id, radiusX: radius, radiusY: radius * 1.2 }));
    await cdp().send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  return {
    fingers,
    async hover(stops: readonly Step[], isPen = false) {
      for (const step of trace(stops, 700, 1.6)) {
        await mouse('mouseMoved', step, false, isPen ? 0 : undefined);
        await wait(1000 / rate);
      }
    },
    /** Comes from beside, presses, goes through the stops and lets go. A pen is pressed harder in the middle of its way. */
    async drag(stops: readonly Step[], isPen = false) {
      const [start] = stops as [Step, ...Step[]];
      await this.hover([[start[0] - 30, start[1] + 24], start], isPen);
      const force = (part: number) => (isPen ? 0.25 + 0.5 * Math.sin(Math.PI * part) : undefined);
      await mouse('mousePressed', start, true, force(0));
      const steps = trace(stops, 600, isPen ? 1.2 : 1.8);
      for (const [index, step] of steps.entries()) {
        await mouse('mouseMoved', step, true, force(index / steps.length));
        await wait(1000 / rate);
      }
      await mouse('mouseReleased', steps.at(-1)!, false, force(1));
    },
    /** Puts fingers down, each at the first of its stops, moves all together, and lifts them. */
    async touch(paths: readonly (readonly Step[])[], hold = 40) {
      const traced = paths.map((stops) => (stops.length > 1 ? trace(stops, 500, 2.4) : []));
      let last = paths.map((stops) => stops[0]!);
      for (const [index] of last.entries()) await fingers('touchStart', last.slice(0, index + 1));
      // A finger that rests rolls a little.
      for (let time = 0; time < hold; time += 20) {
        last = last.map(([x, y], index): Step => {
          const [homeX, homeY] = paths[index]![0]!;
          return [homeX + (x - homeX) * 0.7 + tremor(1.2), homeY + (y - homeY) * 0.7 + tremor(1.2)];
        });
        await fingers('touchMove', last);
        await wait(20);
      }
      const count = Math.max(...traced.map(({ length }) => length));
      for (let step = 0; step < count; step += 1) {
        last = traced.map((steps, index) => steps[Math.min(step, steps.length - 1)] ?? last[index]!);
        await fingers('touchMove', last);
        await wait(1000 / rate);
      }
      await fingers('touchEnd', []);
    },
  };
}

export type Hand = ReturnType<typeof createHand>;
