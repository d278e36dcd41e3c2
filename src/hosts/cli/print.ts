import { isAbsolute, join, relative } from 'node:path';
import type { PackerError } from '../../contract/errors.ts';
import type { CommonOptions } from './command.ts';
import type { CliHost, Output } from './host.ts';
import { makeColour, wantsColour, type Colour } from './report/colour.ts';
import { errorReport } from './report/error.ts';
import { jsonDocument, jsonLine } from './report/json-document.ts';
import { loadMissedWidths } from './report/fit.ts';
import type { Lines, Page } from './report/page.ts';
import type { Outcome } from './session.ts';

type Format = Pick<CommonOptions, 'json' | 'events'>;

export async function printOutcome(
  host: CliHost,
  format: Format,
  outcome: Outcome,
  directory: string | undefined,
): Promise<void> {
  if (format.json) printDocument(host, format, outcome.document);
  else await printReport(host, outcome.output === 'err' ? host.err : host.out, directory, outcome.report);
}

/** For people on standard error; for `--json` the document `{"error": …}` on standard output. */
export async function printError(
  host: CliHost,
  format: Format,
  error: PackerError,
  directory: string | undefined,
): Promise<void> {
  if (format.json) printDocument(host, format, { error });
  else await printReport(host, host.err, directory, (page) => errorReport(page, error));
}

/** Exactly one JSON document. After events it is a line like them, so that the whole output is one a line. */
export function printDocument(host: CliHost, format: Format, document: unknown): void {
  host.out.write(`${format.events ? jsonLine(document) : jsonDocument(document)}\n`);
}

export function colourOf(host: CliHost, output: Output): Colour {
  return makeColour(wantsColour(host.environment, output.isTerminal));
}

function pageOf(host: CliHost, output: Output, directory: string | undefined): Page {
  const width = output.isTerminal ? Math.max(40, output.columns ?? 80) : Infinity;
  const file = (path: string): string => {
    if (isAbsolute(path)) return shortened(host, path);
    return directory === undefined ? path : relative(host.directory, join(directory, path)) || '.';
  };
  return { width, colour: colourOf(host, output), file };
}

function shortened(host: CliHost, absolute: string): string {
  const path = relative(host.directory, absolute);
  return path === '' || path.startsWith('..') ? absolute : path;
}

/** A report as it is read where it goes: in that output's width and colours. */
export async function printReport(
  host: CliHost,
  output: Output,
  directory: string | undefined,
  report: (page: Page) => Lines,
): Promise<void> {
  const page = pageOf(host, output, directory);
  let lines = report(page);
  if (await loadMissedWidths()) lines = report(page);
  if (lines.length > 0) output.write(`${lines.join('\n')}\n`);
}
