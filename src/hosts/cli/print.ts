import { join, relative } from 'node:path';
import type { PackerError } from '../../contract/errors.ts';
import type { CommonOptions } from './command.ts';
import type { CliHost, Output } from './host.ts';
import { makeColour, wantsColour, type Colour } from './report/colour.ts';
import { errorReport } from './report/error.ts';
import { jsonDocument, jsonLine } from './report/json-document.ts';
import type { Page } from './report/page.ts';
import type { Outcome } from './session.ts';

type Format = Pick<CommonOptions, 'json' | 'events'>;

export function printOutcome(host: CliHost, format: Format, outcome: Outcome, directory: string | undefined): void {
  if (format.json) printDocument(host, format, outcome.document);
  else printLines(host.out, outcome.report(pageOf(host, host.out, directory)));
}

/** For people on standard error; for `--json` the document `{"error": …}` on standard output. */
export function printError(host: CliHost, format: Format, error: PackerError, directory: string | undefined): void {
  if (format.json) printDocument(host, format, { error });
  else printLines(host.err, errorReport(pageOf(host, host.err, directory), error));
}

/** Exactly one JSON document. After events it is a line like them, so that the whole output is one a line. */
export function printDocument(host: CliHost, format: Format, document: unknown): void {
  host.out.write(`${format.events ? jsonLine(document) : jsonDocument(document)}\n`);
}

export function colourOf(host: CliHost, output: Output): Colour {
  return makeColour(wantsColour(host.environment, output.isTerminal));
}

/** Files of the project at `directory` are shown relative to where the command was run. */
function pageOf(host: CliHost, output: Output, directory: string | undefined): Page {
  const width = output.isTerminal ? Math.max(40, output.columns ?? 80) : Infinity;
  const file = (path: string): string => (directory === undefined ? path : relative(host.directory, join(directory, path)));
  return { width, colour: colourOf(host, output), file, path: (absolute) => shortened(host, absolute) };
}

function shortened(host: CliHost, absolute: string): string {
  const path = relative(host.directory, absolute);
  return path === '' || path.startsWith('..') ? absolute : path;
}

function printLines(output: Output, lines: readonly string[]): void {
  output.write(`${lines.join('\n')}\n`);
}
