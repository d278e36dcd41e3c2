import type { FileSystem } from '../../src/io/file-system.ts';

/** One asset root to make. Everything has a default that gives a valid, registered, included data bank. */
export interface AssetSpec {
  /** Below `assets/`: `tiles/overworld`. */
  readonly root: string;
  /** `asset.json`: an object is merged over the default declaration, text and bytes are written as they are. */
  readonly declaration?: Readonly<Record<string, unknown>> | string | Uint8Array;
  /** Artifacts by path below the root. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Default true. */
  readonly registered?: boolean;
  /** `included_in_build`, default true. */
  readonly included?: boolean;
  /** Default: the asset's place in the list, from 1. */
  readonly assetId?: number;
  /** Default: {@link uuidOf} of the id. */
  readonly assetUuid?: string;
}

export interface WorkspaceSpec {
  readonly assets?: readonly AssetSpec[];
  /** `index.json` as it is; `null` leaves it out. Default: an entry for each registered asset. */
  readonly registry?: string | Uint8Array | null;
  /** Any other files, by path from the project's directory: `assets/.prometeu/project.json`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** A recognisable, valid UUID: `uuidOf(1)` ends in `000000000001`. */
export function uuidOf(number: number): string {
  return `0198c2a4-7b1e-7d3a-9c55-${number.toString(16).padStart(12, '0')}`;
}

/**
 * Makes a project below `directory` (which must exist) in any file system. Written with nothing but the port
 * and plain JSON, so that no code under test has a hand in what it is tested on.
 */
export function makeWorkspace(fileSystem: FileSystem, directory: string, spec: WorkspaceSpec = {}): void {
  const write = (path: string, content: string | Uint8Array): void =>
    writeFile(fileSystem, directory, path, content);
  makeDirectories(fileSystem, directory, 'assets/.prometeu');
  const assets = (spec.assets ?? []).map((asset, at) => ({ ...asset, assetId: asset.assetId ?? at + 1 }));
  for (const asset of assets) {
    write(`assets/${asset.root}/asset.json`, declarationOf(asset));
    for (const [path, content] of Object.entries(asset.files ?? {})) write(`assets/${asset.root}/${path}`, content);
  }
  if (spec.registry !== null) write('assets/.prometeu/index.json', spec.registry ?? registryOf(assets));
  for (const [path, content] of Object.entries(spec.files ?? {})) write(path, content);
}

/** Writes one file, replacing what stands there, with the directories above it. */
export function writeFile(fileSystem: FileSystem, directory: string, path: string, content: string | Uint8Array): void {
  const segments = path.split('/');
  makeDirectories(fileSystem, directory, segments.slice(0, -1).join('/'));
  const target = `${directory}/${path}`;
  if (fileSystem.stat(target)) fileSystem.removeFile(target);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = fileSystem.create(target);
  for (let at = 0; at < bytes.length; ) at += fileSystem.write(file, bytes.subarray(at), at);
  fileSystem.close(file);
}

export function makeDirectories(fileSystem: FileSystem, directory: string, path: string): void {
  let at = directory;
  for (const segment of path.split('/')) {
    at = `${at}/${segment}`;
    if (!fileSystem.stat(at)) fileSystem.makeDirectory(at);
  }
}

type NumberedAsset = AssetSpec & { readonly assetId: number };

function declarationOf(asset: NumberedAsset): string | Uint8Array {
  const given = asset.declaration ?? {};
  if (typeof given === 'string' || given instanceof Uint8Array) return given;
  const standard = {
    schema_version: 1,
    asset_uuid: asset.assetUuid ?? uuidOf(asset.assetId),
    asset_name: asset.root.split('/').at(-1),
    family: 'data_bank',
    inputs: { files: ['**'] },
    output: { format: 'DATA/blob_v1', codec: 'NONE' },
  };
  return `${JSON.stringify({ ...standard, ...given }, null, 2)}\n`;
}

function registryOf(assets: readonly NumberedAsset[]): string {
  const rows = assets
    .filter((asset) => asset.registered ?? true)
    .sort((a, b) => a.assetId - b.assetId)
    .map((asset) => {
      const uuid = asset.assetUuid ?? uuidOf(asset.assetId);
      const root = JSON.stringify(asset.root);
      return `    {"asset_id": ${String(asset.assetId)}, "asset_uuid": "${uuid}", "root": ${root}, "included_in_build": ${String(asset.included ?? true)}}`;
    });
  const next = Math.max(0, ...assets.map((asset) => asset.assetId)) + 1;
  const list = rows.length > 0 ? `[\n${rows.join(',\n')}\n  ]` : '[]';
  return `{\n  "schema_version": 1,\n  "next_asset_id": ${String(next)},\n  "assets": ${list}\n}\n`;
}
