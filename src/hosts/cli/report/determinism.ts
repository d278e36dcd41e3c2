import type { ResponseOf } from '../../../contract/operations.ts';
import { counted } from './bytes.ts';
import { diagnosticsReport } from './diagnostics.ts';
import { errorReport } from './error.ts';
import { wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { table, type Column } from './table.ts';

type Determinism = ResponseOf<'verifyDeterminism'>;

/** Whether a second pack in other surroundings made the same bytes, and whose the first other byte is. */
export function determinismReport(page: Page, result: Determinism): Lines {
  const { colour } = page;
  switch (result.outcome) {
    case 'identical':
      return [`${colour.green('reproducible')}: two packs made the same ${counted(result.files.length, 'file')}`, ...filesAndRun(page, result)];
    case 'different':
      return [`${colour.red('not reproducible')}: two packs of the same inputs differ`, ...differenceLine(page, result), ...filesAndRun(page, result)];
    case 'inputs_changed':
      return [`${colour.yellow('undecided')}: inputs changed between the two packs. Run it again when nobody edits the workspace.`];
    case 'not_packable':
      return [...failureLines(page, result), `${colour.red('undecided')}: there is no pack to compare while the workspace cannot be packed.`];
  }
}

function differenceLine({ colour }: Page, { first_difference: first }: Determinism): Lines {
  if (!first) return [];
  return [`  first at ${colour.cyan(`${printable(first.file)} @ byte ${first.byte}`)}: ${printable(first.owner)}`];
}

function filesAndRun(page: Page, { files, second_run: second }: Determinism): Lines {
  const run = Object.entries(second).map(([name, value]) => `${/^[a-z]/u.test(name) ? name.replaceAll('_', ' ') : name} ${value}`);
  const ran = run.length === 0 ? [] : wrap(printable(`the second pack ran with ${run.join(', ')}`), page.width - 2).map((line) => page.colour.dim(`  ${line}`));
  return [...table(page, columns(page), files).slice(1), ...ran];
}

function columns({ colour }: Page): readonly Column<Determinism['files'][number]>[] {
  return [
    { title: 'FILE', cell: (row) => ({ text: row.file, paint: colour.cyan }) },
    { title: '', cell: (row) => verdict(colour.green, colour.red, row.first === row.second) },
    { title: 'SHA-256', shrinkTo: 12, cell: (row) => ({ text: row.first, paint: colour.dim }) },
  ];
}

function verdict(same: (text: string) => string, other: (text: string) => string, equal: boolean) {
  return equal ? { text: 'same', paint: same } : { text: 'differs', paint: other };
}

function failureLines(page: Page, { failure }: Determinism): Lines {
  if (!failure) return [];
  const findings = diagnosticsReport(page, failure.diagnostics);
  return findings.length > 0 ? findings : [...errorReport(page, failure.error), ''];
}
