import type { Colour } from './colour.ts';
import type { Lines } from './page.ts';
import { printable } from '../../../base/printable.ts';

/**
 * A unified diff in git's colours. Lines are never cut: a terminal breaks a long one, and what is copied from
 * it is whole. A carriage return is only shown where lines differ in having one.
 */
export function textDiffReport(colour: Colour, diff: string): Lines {
  const lines = diff.replace(/\n$/u, '').split('\n');
  const firstHunk = lines.findIndex((line) => line.startsWith('@@'));
  const body = firstHunk === -1 ? lines.length : firstHunk;
  const changed = lines.slice(body).filter((line) => /^[-+]/u.test(line));
  const allCrlf = changed.every((line) => line.endsWith('\r'));
  return lines.map((line, at) => {
    if (at < body) return colour.bold(shown(line));
    return paintedLine(colour, shown(allCrlf || line.startsWith(' ') ? line.replace(/\r$/u, '') : line));
  });
}

function paintedLine(colour: Colour, line: string): string {
  if (line.startsWith('+')) return colour.green(line);
  if (line.startsWith('-')) return colour.red(line);
  return line.startsWith('@@') ? colour.cyan(line) : line;
}

/** Like any text from a project, but that a tab moves no further than the next column of eight. */
function shown(line: string): string {
  return line.split('\t').map(printable).join('\t');
}
