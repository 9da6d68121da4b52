const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const steps = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Returns the distance from now in the largest unit that fits: `2 hours ago`, `in 3 days`, `just now`. */
export function formatAgo(at: number, now = Date.now()): string {
  const distance = at - now;
  for (const [unit, length] of steps) {
    if (Math.abs(distance) >= length) return relative.format(Math.trunc(distance / length), unit);
  }
  return 'just now';
}

/** Returns how many days away the day of a moment is, by the calendar: `today`, `tomorrow`, `in 3 days`. */
export function formatDaysAway(at: number, now = Date.now()): string {
  const days = Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date(now).setHours(12, 0, 0, 0)) / 86_400_000);
  return relative.format(days, 'day');
}

/** Returns milliseconds as `1 h 5 min`, `12 min` or `40 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Returns a clock such as `1:05:09` or `04:30`. */
export function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const clock = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}

const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' });

/** Returns a day as `22 November`. */
export function formatDay(at: number): string {
  const parts = date.formatToParts(at);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('day')} ${get('month')}`;
}
