import { iconSize } from '@calque/diagram';
import { useCanvas } from '../view/context.ts';

/** Drawn by us on a grid of 18 units, stroked 1.5 wide. */
const paths = {
  select: 'M4 2.75l9.5 5.5-4.25 1.1-2.1 4.15z',
  hand: 'M5.5 10V5.25a1 1 0 0 1 2 0V8.5M7.5 8V3.75a1 1 0 0 1 2 0V8M9.5 8V4.5a1 1 0 0 1 2 0V9M11.5 8.5V6.25a1 1 0 0 1 2 0v4.5a4.75 4.75 0 0 1-4.75 4.75c-2 0-3-.9-4-2.6L3.2 10.2a1 1 0 0 1 1.7-1l.6 1',
  box: 'M3.5 4.5h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM9 7v4M7 9h4',
  connect: 'M2.5 12.5h3v3h-3zM5.5 12.5L13 5M8.75 4.5H13.5v4.75',
  lasso:
    'M5.5 12.25C3.6 11.4 2.5 10.1 2.5 8.5c0-3 2.9-5.25 6.5-5.25s6.5 2.25 6.5 5.25-2.9 5.25-6.5 5.25M9 13.75a1.75 1.75 0 1 0-3.5 0 1.75 1.75 0 1 0 3.5 0zM6 15.25c-.4.7-1 1-1.75 1.25',
  draw: 'M3.5 14.5l.75-3.25 7.5-7.5 2.5 2.5-7.5 7.5zM9.9 5.6l2.5 2.5',
  eraser:
    'M7 14.5l-3.6-3.6a1 1 0 0 1 0-1.4l6-6a1 1 0 0 1 1.4 0l3.7 3.7a1 1 0 0 1 0 1.4l-5.9 5.9zM6.2 6.7l5.1 5.1M7 14.5h8',
  ink: 'M9 2.5c3 3.6 4.5 6 4.5 8a4.5 4.5 0 1 1-9 0c0-2 1.5-4.4 4.5-8z',
  kinds: 'M3 3h5v5H3zM10.5 3h4.5v5h-4.5zM3 10.5h5V15H3zM12.75 10.5v4.5M10.5 12.75H15',
  undo: 'M6.5 4L3 7.5 6.5 11M3 7.5h7.25a4 4 0 0 1 0 8H7.5',
  redo: 'M11.5 4L15 7.5 11.5 11M15 7.5H7.75a4 4 0 0 0 0 8h2.75',
  minus: 'M4 9h10',
  plus: 'M9 4v10M4 9h10',
  fit: 'M3 6.5V4a1 1 0 0 1 1-1h2.5M11.5 3H14a1 1 0 0 1 1 1v2.5M15 11.5V14a1 1 0 0 1-1 1h-2.5M6.5 15H4a1 1 0 0 1-1-1v-2.5',
  map: 'M3 4.5h12v9H3zM8.5 8.5h4.5v3H8.5z',
  tracing: 'M3 6.5h8.5V15H3zM6.5 6.5V3H15v8.5h-3.5M3 13l2.75-3 2 2 1.5-1.5 2.25 2.25',
  commands: 'M3 5.5h8M13.5 5.5H15M11 3.75v3.5M3 12.5h1.5M7 12.5h8M7 10.75v3.5',
  help: 'M6.5 6.75a2.5 2.5 0 1 1 3.7 2.2c-.8.45-1.2.9-1.2 1.8M9 13.6v.1M16 9A7 7 0 1 1 2 9a7 7 0 1 1 14 0z',
  label: 'M4 5V3.75h10V5M9 3.75v10.5M7 14.25h4',
  reverse: 'M3 6.5h11M11 3.5l3 3-3 3M15 12H4M7 9l-3 3 3 3',
  direction: 'M3 9h12M12 6l3 3-3 3M6 6L3 9l3 3',
  route: 'M3 14.5h6v-11h6M12.5 1.5l2.5 2-2.5 2',
  duplicate: 'M6.5 6.5h8v8h-8zM11.5 6.5v-3h-8v8h3',
  delete: 'M3.5 5h11M7 5V3.5h4V5M5 5l.75 9.5h6.5L13 5M7.75 7.5v4.5M10.25 7.5v4.5',
  group: 'M3 3h3v3H3zM12 12h3v3h-3zM6 4.5h5a2.5 2.5 0 0 1 2.5 2.5v5M4.5 6v5A2.5 2.5 0 0 0 7 13.5h5',
  more: 'M4.5 9h.1M9 9h.1M13.5 9h.1',
  close: 'M4.5 4.5l9 9M13.5 4.5l-9 9',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return <Drawing data={paths[name]} />;
}

export function KindIcon({ kind }: { readonly kind: string }) {
  const { getShape } = useCanvas();
  return <Drawing data={getShape(kind).icon} />;
}

function Drawing({ data }: { readonly data: string }) {
  return (
    <svg className="calque-icon" viewBox={`0 0 ${iconSize} ${iconSize}`} aria-hidden="true">
      <path d={data} />
    </svg>
  );
}
