import type { Diagnostic, Place, Severity } from '../../../contract/diagnostics.ts';
import { counted } from './bytes.ts';
import type { Colour, Paint } from './colour.ts';
import { widthOf, wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings by file, worst first within a file, then by position; files in path order, the project itself first. */
export function diagnosticsReport(page: Page, diagnostics: readonly Diagnostic[]): Lines {
  return bySubject(diagnostics).flatMap(([subject, found]) => [
    subjectLine(page, subject, found),
    ...found.flatMap((diagnostic) => finding(page, diagnostic)),
    '',
  ]);
}

/** `2 errors, 1 warning`, each in its colour; empty without findings. */
export function problemCount(colour: Colour, diagnostics: readonly Diagnostic[]): string {
  const parts = order.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [paintOf(colour, severity)(counted(count, severity))];
  });
  return parts.join(', ');
}

/** Where in the file, as editors and terminals understand it: `a/b.json:12:7`, `a.png @ pixel (3, 4)`. */
export function placeText(page: Page, place: Place): string | undefined {
  if (place.file === undefined) return undefined;
  const file = page.file(place.file);
  if (place.line !== undefined) return `${file}:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  if (place.pixel) return `${file} @ pixel (${place.pixel.x}, ${place.pixel.y})`;
  if (place.sample !== undefined) return `${file} @ sample ${place.sample}`;
  if (place.byte !== undefined) return `${file} @ byte ${place.byte}`;
  return file;
}

function bySubject(diagnostics: readonly Diagnostic[]): [string, Diagnostic[]][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const subject = subjectOf(diagnostic.place);
    const group = groups.get(subject);
    if (group) group.push(diagnostic);
    else groups.set(subject, [diagnostic]);
  }
  for (const group of groups.values()) group.sort(compareFindings);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function subjectOf(place: Place): string {
  if (place.file !== undefined) return place.file;
  return place.root === undefined ? '' : `assets/${place.root}`;
}

function compareFindings(a: Diagnostic, b: Diagnostic): number {
  return (
    order.indexOf(a.severity) - order.indexOf(b.severity) ||
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.column ?? 0) - (b.place.column ?? 0)
  );
}

function subjectLine(page: Page, subject: string, found: readonly Diagnostic[]): string {
  const { colour } = page;
  if (subject === '') return colour.bold('the project');
  const file = colour.underline(printable(page.file(subject)));
  const id = found.find((diagnostic) => diagnostic.place.asset_id !== undefined)?.place.asset_id;
  return id === undefined ? file : `${file}  ${colour.dim(`asset ${id}`)}`;
}

function finding(page: Page, diagnostic: Diagnostic): Lines {
  const { colour } = page;
  const margin = ' '.repeat(11);
  const room = Math.max(20, page.width - margin.length);
  const message = wrap(printable(diagnostic.message), room);
  const code = printable(diagnostic.code);
  const last = message.length - 1;
  const fits = widthOf(message[last] ?? '') + widthOf(code) + 2 <= room;
  if (fits) message[last] = `${message[last] ?? ''}  ${colour.dim(code)}`;
  else message.push(colour.dim(code));
  const severity = paintOf(colour, diagnostic.severity)(diagnostic.severity) + ' '.repeat(9 - diagnostic.severity.length);
  const rest = [...message.slice(1), ...positionLine(page, diagnostic.place), ...remedyLines(page, diagnostic, room)];
  return [`  ${severity}${message[0] ?? ''}`, ...rest.map((line) => margin + line)];
}

// The line above the group names the file already; only a position in it is news.
function positionLine(page: Page, place: Place): Lines {
  const text = placeText(page, place);
  const position = text === undefined || text === page.file(place.file ?? '') ? [] : [page.colour.cyan(printable(text))];
  const field = place.field ? [page.colour.dim(printable(place.field))] : [];
  const parts = [...position, ...field];
  return parts.length === 0 ? [] : [`at ${parts.join('  ')}`];
}

function remedyLines(page: Page, diagnostic: Diagnostic, room: number): Lines {
  return wrap(printable(`fix: ${diagnostic.remedy}`), room).map((line) => page.colour.green(line));
}

function paintOf(colour: Colour, severity: Severity): Paint {
  return { error: colour.red, warning: colour.yellow, info: colour.blue }[severity];
}
