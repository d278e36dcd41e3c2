/** Numbers within a text; the same on every machine. */

const grouped = new Intl.NumberFormat('en-GB');

export function formatCount(count: number): string {
  return grouped.format(count);
}

/** `340 ms`, `2.4 s`, `1 min 5 s`. */
export function formatElapsed(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Math.round(seconds * 10) / 10} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
