import { verdictOf, type Measurement } from './measurement.ts';

const columns = [4, 29, 27, 7, 6, 8, 8, 13, 7, 8] as const;

function line(cells: readonly string[]): string {
  return cells.map((cell, at) => (at < 3 ? cell.padEnd(columns[at] ?? 0) : cell.padStart(columns[at] ?? 0))).join(' ').trimEnd();
}

export function tableHead(): string {
  return line(['goal', 'job', 'against', 'at most', 'aim', 'median', 'min/min', 'half of them', 'rounds', 'verdict']);
}

/** One measurement as a line of the table. */
export function tableLine(measurement: Measurement): string {
  const { id, job, against, limit, aim } = measurement.goal;
  const known = [id, job, against, limit.toString(), aim?.toString() ?? ''];
  if (measurement.kind === 'skipped') return `${line(known)}  skipped: ${measurement.reason}`;
  const { median, best, spread, rounds } = measurement.found;
  const half = `${digits(spread[0])}…${digits(spread[1])}`;
  return line([...known, digits(median), digits(best), half, String(rounds), verdictOf(measurement.goal, measurement.found)]);
}

function digits(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(1) : ratio >= 0.1 ? ratio.toFixed(2) : ratio.toFixed(3);
}
