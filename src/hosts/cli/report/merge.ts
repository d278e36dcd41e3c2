import type { ResponseOf } from '../../../contract/operations.ts';
import type { LineMerge } from '../merge-files.ts';
import { wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';

type Merge = ResponseOf<'mergeRegistry'>;
type WithoutText<T> = T extends unknown ? Omit<T, 'text'> : never;

/** What a merge of registries came to: the answer without its text, which stands in the file. */
export type MergeSummary = { readonly file: string; readonly by_lines?: LineMerge } & WithoutText<Merge>;

/** Nothing for a merge that went by itself, so that git's own words stand alone. */
export function mergeReport(page: Page, summary: MergeSummary): Lines {
  if (summary.outcome === 'refused') return refusalReport(page, summary);
  const renumbered = summary.renumbered.map(({ root, from, to }) => {
    return `${page.colour.yellow('renumbered')} ${printable(root)}: asset_id ${from} → ${to}; ours gave ${from} to another asset`;
  });
  if (summary.outcome === 'merged') return renumbered;
  const conflicts = summary.conflicts.flatMap(({ message, line }) => problem(page, `${summary.file}:${line}`, message));
  return [...renumbered, ...conflicts, ...fix(page, 'Take a side between the markers, and remove them.')];
}

const afterLines = {
  clean: 'It was merged by lines instead, without a conflict: look at it before you add it.',
  conflicts: 'It was merged by lines instead: take a side between the markers, look at the whole, and add it.',
  failed: 'It is as it was on this side, without anything of the other: do not add it before it holds both.',
} as const;

function refusalReport(page: Page, { file, faults, by_lines }: Extract<MergeSummary, { outcome: 'refused' }>): Lines {
  const reasons = faults.flatMap(({ side, line, message, remedy }) => {
    const where = line === undefined ? side : `${side}, line ${line}`;
    return [...problem(page, `${file} (${where})`, `not merged by asset: ${message}`), ...fix(page, remedy)];
  });
  return [...reasons, ...wrap(afterLines[by_lines ?? 'failed'], page.width)];
}

function problem({ colour, width }: Page, place: string, message: string): Lines {
  const [first = '', ...rest] = wrap(printable(`${place}: ${message}`), Math.max(20, width - 10));
  return [`${colour.bold(colour.red('conflict:'))} ${first}`, ...rest.map((line) => `${' '.repeat(10)}${line}`)];
}

function fix({ colour, width }: Page, remedy: string): Lines {
  return wrap(`fix: ${remedy}`, Math.max(20, width - 10)).map((line) => `${' '.repeat(10)}${colour.green(line)}`);
}
