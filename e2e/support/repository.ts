import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { driverLine } from '../../src/hosts/cli/merge-driver.ts';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { uuidOf } from '../../test/support/workspace.ts';
import { repository as source } from './cli.ts';

export const registryFile = 'assets/.prometeu/index.json';

/** The line that git runs: what was built, under the Node that runs the tests. */
export const driver = driverLine(`'${process.execPath}' '${join(source, 'dist/prometeu.js')}'`);

/** An entry of the registry; `who` is the asset, whatever its id. */
export interface Entry {
  readonly asset_id: number;
  readonly asset_uuid: string;
  readonly root: string;
  readonly included_in_build: boolean;
  readonly [key: string]: unknown;
}

export function entry(id: number, who: number, root: string, more: Readonly<Record<string, unknown>> = {}): Entry {
  return { asset_id: id, asset_uuid: uuidOf(who), root, included_in_build: true, ...more };
}

export interface Registry {
  readonly schema_version: number;
  readonly next_asset_id: number;
  readonly assets: readonly Entry[];
  readonly [key: string]: unknown;
}

/** Entries, and keys beside them; the next id is above theirs unless `more` says otherwise. */
export function registry(assets: readonly Entry[], more: Readonly<Record<string, unknown>> = {}): Registry {
  return { schema_version: 1, next_asset_id: Math.max(0, ...assets.map(({ asset_id }) => asset_id)) + 1, ...more, assets };
}

/** As formats.md has it, printed with nothing of the packer. */
export function textOf({ schema_version, next_asset_id, assets, ...rest }: Registry): string {
  const spaced = (value: unknown): string => JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "');
  const keys = Object.entries(rest).map(([key, value]) => `,\n  ${JSON.stringify(key)}: ${spaced(value)}`);
  const lines = assets.map((one) => `    ${spaced(one)}`).join(',\n');
  const list = assets.length === 0 ? '[]' : `[\n${lines}\n  ]`;
  return `{\n  "schema_version": ${schema_version},\n  "next_asset_id": ${next_asset_id},\n  "assets": ${list}${keys.join('')}\n}\n`;
}

export interface GitRan {
  readonly exit: number | null;
  /** Standard output and standard error. */
  readonly said: string;
}

/** A real repository with a project in it, whose registry git merges with the driver. */
export class Repository {
  readonly directory: string;

  constructor(directory = temporaryDirectory()) {
    this.directory = directory;
  }

  /** Made anew, on the branch `main`; `driver` is what git runs, and without one none is configured. */
  static make(line: string | undefined = driver): Repository {
    const made = new Repository();
    made.git('init', '-q', '-b', 'main');
    if (line !== undefined) made.configure(line);
    made.write('assets/.prometeu/.gitattributes', 'index.json text eol=lf\nindex.json merge=prometeu\n');
    return made;
  }

  configure(line: string): void {
    this.git('config', 'merge.prometeu.driver', line);
    this.git('config', 'merge.prometeu.recursive', 'binary');
  }

  /** Runs git, whatever comes of it. */
  try(...line: readonly string[]): GitRan {
    const ran = spawnSync('git', line, { cwd: this.directory, encoding: 'utf8', env: environment() });
    return { exit: ran.status, said: ran.stdout + ran.stderr };
  }

  /** Runs git, which must succeed. */
  git(...line: readonly string[]): string {
    const { exit, said } = this.try(...line);
    if (exit !== 0) throw new Error(`git ${line.join(' ')}: ${said}`);
    return said;
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.directory, path)), { recursive: true });
    writeFileSync(join(this.directory, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.directory, path), 'utf8');
  }

  /** Makes the workspace what a registry says, declarations and all. */
  lay(registry: Registry | string, assets: readonly Entry[] = typeof registry === 'string' ? [] : registry.assets): void {
    const folder = join(this.directory, 'assets');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (name !== '.prometeu') rmSync(join(folder, name), { recursive: true });
    }
    for (const { root, asset_uuid } of assets) this.write(`assets/${root}/asset.json`, declarationOf(root, asset_uuid));
    this.write(registryFile, typeof registry === 'string' ? registry : textOf(registry));
  }

  /** Commits everything there is. */
  commit(message: string): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  /** Lays a registry out and commits it. */
  record(registry: Registry | string, assets?: readonly Entry[]): void {
    this.lay(registry, assets);
    this.commit('work');
  }

  /** The registry on disk, which must be one. */
  registry(): Registry {
    return JSON.parse(this.registryText().replace(/^\uFEFF/u, '')) as Registry;
  }

  registryText(): string {
    return this.read(registryFile);
  }

  /** `1:a` for each entry, in the order of the file; markers among them. */
  entries(): readonly string[] {
    return this.registryText()
      .split('\n')
      .flatMap((line) => {
        if (/^[<=>|]{7}/u.test(line)) return [line.slice(0, 7)];
        const found = /"asset_id": (\d+).*"root": "([^"]*)"/u.exec(line);
        return found ? [`${found[1] ?? ''}:${found[2] ?? ''}`] : [];
      });
  }

  /** Paths that git holds for unmerged. */
  open(): readonly string[] {
    return [...new Set(this.git('diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean))];
  }

  /** Takes one side of every hunk of the registry. */
  take(side: 'ours' | 'theirs'): void {
    const taken = this.registryText().replaceAll(/^<<<<<<< .*\n([^]*?)^=======\n([^]*?)^>>>>>>> .*\n/gmu, side === 'ours' ? '$1' : '$2');
    this.write(registryFile, taken);
  }
}

function declarationOf(root: string, asset_uuid: string): string {
  const asset_name = root.split('/').at(-1);
  // What no other declaration says, so that git takes none for another one renamed.
  const comment = asset_uuid.repeat(20);
  const declaration = { schema_version: 1, asset_uuid, asset_name, family: 'data_bank', inputs: { files: ['**'] }, output: { format: 'DATA/blob_v1' }, comment };
  return `${JSON.stringify(declaration, undefined, 2)}\n`;
}

/** Nothing of the machine's or a person's configuration, and the same commits every time. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith('GIT_'));
  const who = { NAME: 'Nobody', EMAIL: 'nobody@example.org', DATE: '2026-03-24T13:42:57Z' };
  const people = ['AUTHOR', 'COMMITTER'].flatMap((role) => Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value] as const));
  return { ...Object.fromEntries(inherited), ...Object.fromEntries(people), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_EDITOR: 'true' };
}

/** A registry that parted into two branches, about to be merged. */
export interface Parting {
  readonly base: Registry | string;
  readonly ours: Registry | string;
  readonly theirs: Registry | string;
  readonly driver?: string;
}

/** A repository on `main` (ours), with a branch `theirs`. */
export function parted({ base, ours, theirs, driver: line = driver }: Parting): Repository {
  const made = Repository.make(line);
  made.record(base);
  made.git('branch', 'theirs');
  made.record(ours);
  made.git('checkout', '-q', 'theirs');
  made.record(theirs);
  made.git('checkout', '-q', 'main');
  return made;
}

/** Merges `theirs` into `main`. */
export function merged(parting: Parting): GitRan & { readonly repository: Repository } {
  const repository = parted(parting);
  return { repository, ...repository.try('merge', '--no-edit', 'theirs') };
}

/**
 * What is wrong between the registry and the workspace: an id, uuid or root that stands twice, an asset on disk that
 * is not registered, an entry whose asset is not there, an id that was not given. Nothing, when a merge lost and
 * duplicated nothing.
 */
export function faultsOf(repository: Repository): readonly string[] {
  const { assets, next_asset_id: next } = repository.registry();
  const twice = (['asset_id', 'asset_uuid', 'root'] as const).flatMap((key) => {
    const values = assets.map((asset) => String(asset[key]).toLowerCase());
    return values.filter((value, at) => values.indexOf(value) !== at).map((value) => `${key} ${value} stands twice`);
  });
  const onDisk = new Map(declarations(repository).map(({ root, uuid }) => [root, uuid]));
  const astray = assets.filter(({ root, asset_uuid }) => onDisk.get(root) !== asset_uuid).map(({ root }) => `${root} is not there`);
  const registered = new Set(assets.map(({ root }) => root));
  const lost = [...onDisk.keys()].filter((root) => !registered.has(root)).map((root) => `${root} is not registered`);
  const notGiven = assets.filter(({ asset_id }) => asset_id >= next).map(({ asset_id }) => `${asset_id} was never given`);
  return [...twice, ...astray, ...lost, ...notGiven];
}

function declarations(repository: Repository): readonly { readonly root: string; readonly uuid: string }[] {
  const folder = join(repository.directory, 'assets');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/asset.json'))
    .map((path) => {
      const { asset_uuid } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { asset_uuid: string };
      return { root: dirname(path), uuid: asset_uuid };
    });
}
