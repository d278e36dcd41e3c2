import type { PackerError } from '../../../contract/errors.ts';
import { placeText } from './diagnostics.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { wrap } from './fit.ts';

/** Remedies are read in the page as well, and name no command; where one does it, it is added here. */
const commands: Partial<Record<PackerError['code'], string>> = {
  reconcile_required: 'prometeu reconcile',
  entry_not_found: 'prometeu inspect',
};

function commandOf({ code }: PackerError): string {
  const command = commands[code];
  return command === undefined ? '' : ` (${command})`;
}

/** Why an operation was refused or failed, where, and what to do. */
export function errorReport(page: Page, error: PackerError): Lines {
  const { colour } = page;
  const margin = ' '.repeat(7);
  const room = Math.max(20, page.width - margin.length);
  const [first = '', ...rest] = wrap(printable(error.message), room);
  const place = error.place && placeText(page, error.place);
  const codes = error.cause === undefined ? error.code : `${error.code}, ${error.cause}`;
  return [
    `${colour.bold(colour.red('error:'))} ${first}`,
    ...rest.map((line) => margin + line),
    ...(place === undefined ? [] : [`${margin}at ${colour.cyan(printable(place))}`]),
    ...wrap(printable(`fix: ${error.remedy}${commandOf(error)}`), room).map((line) => margin + colour.green(line)),
    `${margin}${colour.dim(printable(codes))}`,
  ];
}
