import { resolve } from 'node:path';
import type { Command } from 'commander';
import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { BrowserHost } from '../../browser/browser-host.ts';
import { plainCommand, type CommonOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { goesOn } from '../interruption.ts';
import { nearestProject } from '../project-location.ts';
import { projectName } from '../report/status.ts';
import { printable } from '../../../base/printable.ts';
import type { Outcome, Session } from '../session.ts';
import { TerminalLines } from '../terminal-lines.ts';

interface StudioOptions extends CommonOptions {
  readonly browser?: boolean;
  readonly open: boolean;
}

const description = {
  summary: 'open the Studio in a browser, until Ctrl+C',
  details:
    'Serves the Studio to browsers on this machine, and to nobody else, and opens it: with the project that is named, the nearest, or none. The link lets one tab in; on a terminal Enter gives another. Ctrl+C ends it with exit code 130; a pack that runs is asked about first, and the old build stands.',
  examples: [
    ['prometeu studio --browser', 'with the project here'],
    ['prometeu studio --browser games/starfall', 'with another one'],
    ['prometeu studio --browser --no-open', 'print the link and open nothing'],
  ],
} as const;

export function studioCommand(run: Run): Command {
  return plainCommand('studio', description)
    .argument('[directory]', 'the project')
    .option('--browser', 'in a browser; a window of its own is started with npm start')
    .option('--no-open', 'print the link and open no browser')
    .action((directory: string | undefined, options: StudioOptions) =>
      run({ name: 'studio', options, pages: true }, (session) => studio(session, directory, options)),
    );
}

const noWindow = packerError('invalid_request', 'The command line opens the Studio in a browser only.', 'Say so: prometeu studio --browser. For a window of its own: npm start.');

async function studio(session: Session, argument: string | undefined, options: StudioOptions): Promise<Result<Outcome, PackerError>> {
  if (!options.browser) return err(noWindow);
  const project = projectToOpen(session, argument);
  // Held from here on, so that it is open before the first page comes, and told about if it cannot be.
  const opened = project === undefined ? undefined : await session.call('openProject', { directory: project });
  if (opened && !opened.ok) return opened;
  const served = await session.host.serveBrowser(session.studio, opened?.value.directory);
  if (!served.ok) return served;
  const { origin } = served.value;
  await goOn(session, served.value, options, opened?.value.directory);
  return ok({ document: { origin }, exit: exitCodes.interrupted, report: () => [] });
}

/** What is named, or the nearest; where there is none, pages begin with the welcome. */
function projectToOpen({ host }: Session, argument: string | undefined): string | undefined {
  if (argument !== undefined) return resolve(host.directory, argument);
  const nearest = nearestProject(host);
  return nearest.ok ? nearest.value : undefined;
}

async function goOn(session: Session, browser: BrowserHost, options: StudioOptions, directory: string | undefined): Promise<void> {
  const { host } = session;
  // Standard output is a document's when one was asked for.
  const out = options.json ? host.err : host.out;
  const tell = (): string => {
    const link = browser.link();
    out.write(`${directory === undefined ? 'The Studio' : printable(projectName(directory))} is open at ${link}\n`);
    return link;
  };
  const link = tell();
  if (options.open && !(await host.openAddress(link))) host.err.write('No browser could be started here: open the link in one.\n');
  const ended = Promise.withResolvers<void>();
  const lines = new TerminalLines(host, tell);
  void lines.listen('The link lets one tab in. Enter gives another, Ctrl+C ends the Studio.\n');
  const cancel = async (): Promise<unknown> => {
    if (!(await mayEnd(session, lines))) return goesOn;
    await browser.close('The Studio was ended.');
    ended.resolve();
    return undefined;
  };
  await session.untilSignal(() => ended.promise, { cancel, notice: undefined });
}

/** Asks about packs that would be cancelled; a change is only waited for. Where nobody can be asked, the signal was the answer. */
async function mayEnd({ studio }: Session, lines: TerminalLines): Promise<boolean> {
  const packing = studio.busyWith().filter(({ doing }) => doing === 'packing');
  if (packing.length === 0) return true;
  const names = packing.map(({ directory }) => printable(projectName(directory))).join(', ');
  const answer = await lines.ask(`\n${names}: a pack is running. Stop it and end the Studio? The old build stands. [y/N] `);
  return answer === undefined || /^\s*y(es)?\s*$/iu.test(answer);
}
