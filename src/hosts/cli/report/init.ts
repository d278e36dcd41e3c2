import type { ResponseOf } from '../../../contract/operations.ts';
import { wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from './printable.ts';

const nextStep = 'An asset is a folder below assets/ with an asset.json; prometeu list --unregistered finds new ones.';

/** What initialising a project wrote, and what to do next. */
export function initReport(page: Page, made: ResponseOf<'initProject'>): Lines {
  const { colour } = page;
  const line = (mark: string, file: string): string => `  ${mark} ${printable(file)}`;
  return [
    `${colour.green('initialised')} ${colour.bold(printable(page.file(made.directory)))}`,
    ...made.created.map((file) => line(colour.green('+'), file)),
    ...made.kept.map((file) => `${line(colour.dim('='), file)} ${colour.dim('(kept)')}`),
    ...wrap(nextStep, page.width),
  ];
}
