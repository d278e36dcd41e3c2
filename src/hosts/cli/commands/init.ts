import type { Command } from 'commander';
import { resolve } from 'node:path';
import { err, ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import { plainCommand, type CommonOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { driverState, installDriver, noRepository, type DriverState } from '../merge-driver.ts';
import { initReport } from '../report/init.ts';
import type { Outcome, Session } from '../session.ts';

interface InitOptions extends CommonOptions {
  readonly mergeDriver?: boolean;
}

const description = {
  summary: 'make a directory a project',
  details:
    "Makes assets/.prometeu with an empty registry. What is there already is left as it is. With --merge-driver git merges the registry by asset from then on: a line in assets/.prometeu/.gitattributes, and this clone's own configuration. On a terminal it asks; see docs/version-control.md.",
  examples: [
    ['prometeu init', 'the working directory'],
    ['prometeu init games/starfall', 'another one'],
    ['prometeu init --merge-driver', 'also for a project that is there'],
  ],
} as const;

export function initCommand(run: Run): Command {
  return plainCommand('init', description)
    .argument('[directory]', 'the directory (default: the working directory)')
    .option('--merge-driver', 'have git merge the registry by asset, in this clone')
    .option('--no-merge-driver', 'do not ask about it')
    .action((directory: string | undefined, options: InitOptions) =>
      run({ name: 'init', options, effect: 'writes' }, (session) => init(session, resolve(session.host.directory, directory ?? '.'), options)),
    );
}

async function init(session: Session, directory: string, options: InitOptions): Promise<Result<Outcome, PackerError>> {
  const { host } = session;
  // Known before anything is written: half of what was asked for is no answer.
  if (options.mergeDriver && (await driverState(host, directory)) === 'no_repository') return err(noRepository(directory));
  const made = await session.call('initProject', { directory });
  if (!made.ok) return made;
  const state = options.mergeDriver === undefined && !options.json ? await driverState(host, directory) : undefined;
  if (!options.mergeDriver && !(await agreed(session, state))) {
    const offer = state === 'absent';
    return ok({ document: made.value, exit: exitCodes.done, report: (page) => initReport(page, made.value, { offer }) });
  }
  const merge_driver = await installDriver(host, directory);
  if (!merge_driver.ok) return merge_driver;
  return ok({
    document: { ...made.value, merge_driver: merge_driver.value },
    exit: exitCodes.done,
    report: (page) => initReport(page, made.value, { installed: merge_driver.value }),
  });
}

async function agreed({ host }: Session, state: DriverState | undefined): Promise<boolean> {
  if (state !== 'absent' || !host.canAsk) return false;
  const answer = await host.ask('Have git merge the registry by asset in this clone? [y/N] ');
  if (answer === undefined) host.err.write('\n');
  return /^\s*y(es)?\s*$/iu.test(answer ?? '');
}
