/** Numbers as people read them; the same on every machine. */
import { formatCount } from '../words/numbers.ts';

export { formatCount, formatElapsed } from '../words/numbers.ts';

/** Binary units, at most one decimal: `1.4 MiB`. Below a KiB the bytes themselves. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const text = unit === 0 || value >= 100 ? formatCount(Math.round(value)) : (Math.round(value * 10) / 10).toString();
  return `${text} ${units[unit] ?? ''}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Local time of day of an ISO 8601 instant; what cannot be read is shown as it is. */
export function formatClock(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : clock.format(date);
}

export function formatDay(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : day.format(date);
}

/** The first characters of a digest, enough to tell two apart by eye. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}
