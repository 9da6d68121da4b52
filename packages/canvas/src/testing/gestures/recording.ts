/** One pointer event, as the page got it: milliseconds since the first one, and CSS pixels from the surface's corner. */
export interface RecordedEvent {
  readonly time: number;
  readonly type: string;
  readonly id: number;
  readonly pointer: string;
  readonly x: number;
  readonly y: number;
  readonly button: number;
  readonly buttons: number;
  readonly pressure: number;
  readonly width: number;
  readonly height: number;
}

export interface Recording {
  readonly name: string;
  readonly columns: readonly string[];
  readonly events: readonly (readonly (string | number)[])[];
}

const columns = [
  'time',
  'type',
  'id',
  'pointer',
  'x',
  'y',
  'button',
  'buttons',
  'pressure',
  'width',
  'height',
] as const;
const types = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const;

/** Records all pointer events of an element until the function returned is called. */
export function recordPointers(element: HTMLElement): (name: string) => Recording {
  const controller = new AbortController();
  const recorded: RecordedEvent[] = [];
  const numbers = new Map<number, number>();
  let start: number | null = null;
  const add = (event: PointerEvent) => {
    const area = element.getBoundingClientRect();
    start ??= event.timeStamp;
    if (!numbers.has(event.pointerId)) numbers.set(event.pointerId, numbers.size + 1);
    const { type, button, buttons } = event;
    const [width, height] = [round(event.width), round(event.height)];
    const [x, y] = [round(event.clientX - area.left), round(event.clientY - area.top)];
    const time = Math.round(event.timeStamp - start);
    const [id, pointer] = [numbers.get(event.pointerId)!, event.pointerType];
    recorded.push({ time, type, id, pointer, x, y, button, buttons, pressure: round(event.pressure), width, height });
  };
  for (const type of types) element.addEventListener(type, add, { capture: true, signal: controller.signal });
  return (name) => {
    controller.abort();
    return { name, columns, events: recorded.map((event) => columns.map((column) => event[column])) };
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Writes an event a line, for diffs that can be read. */
export function formatRecording({ name, events }: Recording): string {
  const rows = events.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `{\n  "name": "${name}",\n  "columns": ${JSON.stringify(columns)},\n  "events": [\n${rows}\n  ]\n}\n`;
}

export function readEvents(recording: Recording): RecordedEvent[] {
  return recording.events.map(
    (row) => Object.fromEntries(recording.columns.map((column, at) => [column, row[at]])) as unknown as RecordedEvent,
  );
}

/** Sends the events to an element again, one by one: at their pace where that means something, as in a long press. */
export async function replay(recording: Recording, element: HTMLElement, keepsPace = false): Promise<void> {
  // The browser captures only pointers that it knows; events sent to the element are captured already.
  element.setPointerCapture = () => undefined;
  let before = 0;
  for (const event of readEvents(recording)) {
    if (keepsPace) await new Promise((resolve) => setTimeout(resolve, event.time - before));
    before = event.time;
    const { left, top } = element.getBoundingClientRect();
    const { type, id: pointerId, pointer: pointerType, x, y, ...rest } = event;
    const init = { ...rest, pointerId, pointerType, clientX: left + x, clientY: top + y };
    element.dispatchEvent(new PointerEvent(type, { ...init, bubbles: true, cancelable: true, composed: true }));
  }
}
