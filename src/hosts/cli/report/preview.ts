import type { Preview, PreviewFile } from '../../../contract/operations/changes.ts';
import { counted, formatBytes, formatCount } from './bytes.ts';
import type { Colour, Paint } from './colour.ts';
import { diagnosticsReport, problemCount } from './diagnostics.ts';
import { wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { table, type Column } from './table.ts';
import { textDiffReport } from './text-diff.ts';

/** More rows or lines of a diff than this are counted only: `--json` has them all. */
const longestFileTable = 100;
const longestDiff = 1000;

/** Whether the change would leave everything as it is. */
export function isEmpty(preview: Preview): boolean {
  return preview.moves.length === 0 && preview.files.length === 0;
}

/** What a change would do: moves, files, the text that differs, and what would become of the problems. */
export function previewReport(page: Page, preview: Preview): Lines {
  const steps = stepsOf(page, preview);
  const rows = steps.slice(0, longestFileTable);
  return [
    ...titleLines(page, preview.title),
    '',
    ...table(page, columns(page.colour), rows).slice(1),
    ...moreLine(page.colour, steps.length - rows.length, 'file'),
    '',
    ...diffLines(page.colour, preview.files),
    ...problemLines(page, preview),
  ];
}

/** A change that is none. */
export function unchangedReport(page: Page, preview: Preview): Lines {
  return [...titleLines(page, `${preview.title}: there is nothing to change.`), 'Nothing was written.'];
}

function titleLines({ colour, width }: Page, title: string): Lines {
  return wrap(printable(title), width).map((line) => colour.bold(line));
}

interface Step {
  readonly verb: string;
  readonly paint: Paint;
  readonly what: string;
  readonly size?: string;
  readonly digests?: string;
}

function stepsOf({ colour, file: typed }: Page, { moves, files }: Preview): Step[] {
  return [
    ...moves.map(({ from, to }): Step => {
      if (to === undefined) return { verb: 'trash', paint: colour.red, what: `${typed(from)}/`, size: 'the whole directory' };
      return { verb: 'move', paint: colour.blue, what: `${typed(from)}/ → ${typed(to)}/` };
    }),
    ...files.map((file) => ({ ...stepOfFile(colour, file), what: typed(file.path) })),
  ];
}

function stepOfFile(colour: Colour, file: PreviewFile): Omit<Step, 'what'> {
  const common = { digests: digestsOf(file) };
  if (file.before === 'absent') return { ...common, verb: 'create', paint: colour.green, size: formatBytes(file.size_after) };
  if (file.after === 'absent') return { ...common, verb: 'trash', paint: colour.red, size: formatBytes(file.size_before) };
  const [before, after] = [formatBytes(file.size_before), formatBytes(file.size_after)];
  return { ...common, verb: 'change', paint: colour.yellow, size: before === after ? after : `${before} → ${after}` };
}

/** Short digests, where no text says how a file differs. */
function digestsOf({ before, after, diff }: PreviewFile): string {
  if (diff !== undefined) return '';
  const short = (state: string): string => (state === 'absent' ? '' : state.slice(0, 12));
  return [short(before), short(after)].filter((text) => text !== '').join(' → ');
}

function columns({ cyan, dim }: Colour): readonly Column<Step>[] {
  return [
    { title: 'DO', cell: ({ verb, paint }) => ({ text: verb, paint }) },
    { title: 'FILE', shrinkTo: 20, cell: ({ what }) => ({ text: what, paint: cyan }) },
    { title: 'SIZE', align: 'right', cell: ({ size }) => size ?? '' },
    { title: 'SHA-256', optional: true, cell: ({ digests }) => ({ text: digests ?? '', paint: dim }) },
  ];
}

function diffLines(colour: Colour, files: readonly PreviewFile[]): Lines {
  const lines = files.flatMap(({ diff }) => (diff ? textDiffReport(colour, diff) : []));
  if (lines.length === 0) return [];
  const shown = lines.slice(0, longestDiff);
  return [...shown, ...moreLine(colour, lines.length - shown.length, 'line'), ''];
}

function moreLine(colour: Colour, hidden: number, what: string): Lines {
  return hidden > 0 ? [colour.dim(`  … and ${counted(hidden, `more ${what}`)}: --dry-run --json has them all`)] : [];
}

function problemLines(page: Page, { diagnostics: { appear, disappear } }: Preview): Lines {
  const { colour } = page;
  return [
    ...(appear.length > 0 ? [`${colour.bold('New problems:')} ${problemCount(colour, appear)}`, ...diagnosticsReport(page, appear)] : []),
    ...(disappear.length > 0 ? [`${colour.bold('Problems gone:')} ${problemCount(colour, disappear)}`, ...goneLines(page, disappear), ''] : []),
  ];
}

/** What is solved needs no place and no remedy. */
function goneLines(page: Page, gone: Preview['diagnostics']['disappear']): Lines {
  const shown = gone.slice(0, longestFileTable);
  const room = Math.max(20, page.width - 4);
  return [
    ...shown.flatMap(({ message, place }) => {
      const about = place.file ?? (place.root === undefined ? undefined : `assets/${place.root}`);
      const [first = '', ...rest] = wrap(printable(about === undefined ? message : `${page.file(about)}: ${message}`), room);
      return [`  - ${first}`, ...rest.map((line) => `    ${line}`)];
    }),
    ...(gone.length > shown.length ? [page.colour.dim(`  … and ${formatCount(gone.length - shown.length)} more`)] : []),
  ];
}
