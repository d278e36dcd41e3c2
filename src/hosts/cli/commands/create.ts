import { Option, type Command } from 'commander';
import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { newRoot } from '../asset-reference.ts';
import { readAssignment, type FieldValue } from '../assignment.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, repeated, wholeNumber, type ChangeOptions, type Run } from '../command.ts';

interface CreateOptions extends ChangeOptions {
  readonly family: string;
  readonly name?: string;
  readonly tileSize?: number;
  readonly set?: readonly string[];
  readonly input?: readonly string[];
  readonly exclude?: boolean;
}

const description = {
  summary: 'make a new asset',
  details:
    'Makes an asset of a family from its template and registers it. The folder may be there already, with files in it: then it becomes the asset. Families: tile_bank, sound_bank, data_bank.',
  examples: [
    ['prometeu create tiles/forest --family tile_bank', 'of all *.png there'],
    ['prometeu create ui --family tile_bank --tile-size 8', 'with a parameter'],
    ["prometeu create story --family data_bank -i '*.txt'", 'of other inputs'],
  ],
} as const;

export function createCommand(run: Run): Command {
  return changeCommand('create', description)
    .argument('<root>', 'the folder below assets/')
    .argument('[directory]', 'the project')
    .optionsGroup('Asset:')
    .requiredOption('--family <family>', 'what kind of asset it is')
    .option('--name <name>', "its name (default: the folder's)")
    .addOption(new Option('--tile-size <pixels>', 'the same as --set output.tile_size=…').argParser(wholeNumber(1, 1024)))
    .addOption(new Option('--set <field=value>', 'a parameter of its output; may be repeated').argParser(repeated))
    .addOption(new Option('-i, --input <pattern>', 'a file or pattern it is made of; may be repeated').argParser(repeated))
    .option('--exclude', 'leave it out of the build for now')
    .action((root: string, directory: string | undefined, options: CreateOptions) =>
      runChange(run, 'create', options, directory, async (session) => {
        const folder = newRoot(session, root);
        if (!folder.ok) return folder;
        const parameters = parametersOf(options);
        if (!parameters.ok) return parameters;
        return ok([
          {
            kind: 'create_asset',
            root: folder.value,
            family: options.family,
            ...(options.name === undefined ? {} : { asset_name: options.name }),
            ...(options.input === undefined ? {} : { inputs: [...options.input] }),
            ...(Object.keys(parameters.value).length === 0 ? {} : { parameters: parameters.value }),
            included_in_build: options.exclude !== true,
          },
        ]);
      }),
    );
}

type Parameters = Record<string, FieldValue>;

/** `output.palette.file=x.hex` is the parameter `palette` with the value `{"file": "x.hex"}`. */
function parametersOf({ tileSize, set = [] }: CreateOptions): Result<Parameters, PackerError> {
  const parameters: Parameters = tileSize === undefined ? {} : { tile_size: tileSize };
  for (const text of set) {
    const assignment = readAssignment(text);
    if (!assignment.ok) return assignment;
    const [first, name, ...deeper] = assignment.value.names;
    if (first !== 'output' || name === undefined) return err(notOutput(text));
    parameters[name] = deeper.reduceRight<FieldValue>((value, key) => ({ [key]: value }), assignment.value.value);
  }
  return ok(parameters);
}

function notOutput(text: string): PackerError {
  const remedy = 'Only fields below output can be set here; for others there are --name, --input and, afterwards, prometeu set.';
  return packerError('invalid_request', `${text} is no parameter of a new asset.`, remedy);
}
