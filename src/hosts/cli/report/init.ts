import type { ResponseOf } from '../../../contract/operations.ts';
import type { InstalledDriver } from '../merge-driver.ts';
import { wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';

const nextStep = 'An asset is a folder below assets/ with an asset.json: prometeu create makes one, prometeu register takes in those that are there.';

const offer = 'prometeu init --merge-driver has git merge the registry by asset (docs/version-control.md).';

/** How git merges the registry: by asset from now on, or by lines while that could be changed. */
export interface DriverNews {
  readonly installed?: InstalledDriver;
  readonly offer?: boolean;
}

/** What initialising a project wrote, and what to do next. */
export function initReport(page: Page, made: ResponseOf<'initProject'>, news: DriverNews = {}): Lines {
  const { colour } = page;
  const line = (mark: string, file: string): string => `  ${mark} ${printable(file)}`;
  return [
    `${colour.green('initialised')} ${colour.bold(printable(page.file(made.directory)))}`,
    ...made.created.map((file) => line(colour.green('+'), file)),
    ...made.kept.map((file) => `${line(colour.dim('='), file)} ${colour.dim('(kept)')}`),
    ...driverLines(page, news),
    ...wrap(nextStep, page.width),
  ];
}

function driverLines({ colour, width }: Page, { installed, offer: offered }: DriverNews): Lines {
  if (offered) return wrap(offer, width);
  if (!installed) return [];
  const { driver, attributes } = installed;
  const team = `Commit ${attributes.file}; whoever clones the project runs prometeu init --merge-driver once.`;
  return [
    `${colour.green('git merges the registry by asset')} in this clone:`,
    `  merge.prometeu.driver = ${printable(driver)}`,
    ...wrap(team, width),
  ];
}
