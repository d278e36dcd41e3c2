import { Option, type Command } from 'commander';
import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import { assetHealthSchema, assetSortSchema } from '../../../contract/operations/assets.ts';
import type { RequestOf } from '../../../contract/operations.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { everyAsset } from '../every-asset.ts';
import { exitCodes } from '../exit-code.ts';
import { assetsReport, unregisteredReport } from '../report/assets.ts';
import type { Outcome, Session } from '../session.ts';

type ListRequest = RequestOf<'listAssets'>;
type Sort = NonNullable<ListRequest['sort']>['by'];
type Health = NonNullable<NonNullable<ListRequest['filter']>['health']>[number];

interface ListOptions extends ProjectOptions {
  readonly filter?: string;
  readonly family?: string;
  readonly health?: Health[];
  readonly included?: boolean;
  readonly excluded?: boolean;
  readonly unregistered?: boolean;
  readonly sort?: Sort;
  readonly reverse?: boolean;
}

// The contract's words, written out so that a command line is judged without loading the contract.
const sorts: readonly Sort[] = assetSortSchema.options;
const healths: readonly Health[] = assetHealthSchema.options;

const description = {
  summary: 'list the assets of a project',
  examples: [
    ['prometeu list', 'all registered assets'],
    ['prometeu list --sort input_bytes --reverse', 'largest first'],
    ['prometeu list --health error warning', 'what needs attention'],
    ['prometeu list --unregistered', 'what is not registered'],
  ],
} as const;

export function listCommand(run: Run): Command {
  return projectCommand('list', description)
    .argument('[directory]', 'the project')
    .optionsGroup('Which:')
    .option('-f, --filter <text>', 'only names and roots that contain the text')
    .option('--family <family>', 'only this family')
    .addOption(new Option('--health <health...>', 'only in this health').choices(healths))
    .addOption(new Option('--included', 'only what goes into the build').conflicts(['excluded', 'unregistered']))
    .addOption(new Option('--excluded', 'only what is left out of it').conflicts('unregistered'))
    .option('--unregistered', 'roots on disk that are not registered')
    .optionsGroup('Order:')
    .addOption(new Option('--sort <by>', 'order (default: asset_id)').choices(sorts))
    .option('--reverse', 'largest or last first')
    .action((directory: string | undefined, options: ListOptions) =>
      run({ name: 'list', options }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const id = opened.value.project_id;
        return options.unregistered ? await unregistered(session, id) : await registered(session, id, options);
      }),
    );
}

async function registered(session: Session, id: string, options: ListOptions): Promise<Result<Outcome, PackerError>> {
  const assets = await everyAsset(session, requestOf(id, options));
  if (!assets.ok) return assets;
  const others = await session.call('listUnregistered', { project_id: id });
  const roots = others.ok && isWhole(options) ? others.value.assets : [];
  return ok({
    document: assets.value,
    exit: exitCodes.done,
    report: (page) => assetsReport(page, assets.value, roots),
  });
}

async function unregistered(session: Session, id: string): Promise<Result<Outcome, PackerError>> {
  const roots = await session.call('listUnregistered', { project_id: id });
  if (!roots.ok) return roots;
  return ok({ document: roots.value, exit: exitCodes.done, report: (page) => unregisteredReport(page, roots.value) });
}

/** A list of a part says nothing of what is not registered at all. */
function isWhole({ filter, family, health, included, excluded }: ListOptions): boolean {
  return [filter, family, health, included, excluded].every((choice) => choice === undefined);
}

function requestOf(id: string, options: ListOptions): ListRequest {
  const { filter: text, family, health, included, excluded, sort, reverse } = options;
  const filter = {
    ...(text === undefined ? {} : { text }),
    ...(family === undefined ? {} : { family }),
    ...(health === undefined ? {} : { health }),
    ...(included ? { included: true } : excluded ? { included: false } : {}),
  };
  return { project_id: id, filter, sort: { by: sort ?? 'asset_id', descending: reverse ?? false } };
}
