import { bug } from '../../base/invariant.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { AssetDeclaration } from '../../contract/documents.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { openContained, type SeenDirectories } from '../../io/contained-path.ts';
import { hashOpen } from '../../io/hashing.ts';
import { systemCode } from '../../io/system-error.ts';
import type { EffectiveDeclaration } from '../snapshot/family-port.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import {
  PackerRuntimeMaterializationConfig,
  projectWalkFiles,
  type FrozenContent,
  type PackerProbeResult,
  type PackerRuntimeWalkFile,
} from '../snapshot/walk-projection.ts';
import { checkpoint, type PackContext } from './context.ts';
import { inputFingerprint } from './fingerprint.ts';
import { FreezeReader } from './freeze-reader.ts';
import type { GatedSnapshot } from './gate.ts';
import { idOf, packable } from './plan.ts';
import type { Staging } from './staging.ts';

declare const frozen: unique symbol;

/** Everything a pack is made from, out of reach of later changes on disk. Only the freeze makes one. */
export interface FrozenInputs {
  readonly snapshot: Snapshot;
  /** Ascending by `asset_id`. */
  readonly assets: readonly FrozenAsset[];
  /** SHA-256 over all of it (`fingerprint.ts`). */
  readonly fingerprint: string;
  readonly [frozen]: true;
}

export interface FrozenAsset {
  readonly asset: AssetRoot;
  readonly assetId: number;
  readonly document: AssetDeclaration;
  readonly effective: EffectiveDeclaration;
  /** `TILES` */
  readonly bankType: string;
  /** In declared order. */
  readonly inputs: readonly FrozenFile[];
  /** By the parameter that names the file (`palette`). */
  readonly parameters: Readonly<Record<string, FrozenFile>>;
}

export interface FrozenFile {
  /** Below the asset root, NFC. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly content: FrozenContent;
}

/**
 * Phase 2: reads each selected file of the active pack set once, checks it against the snapshot's digest and
 * that it did not change meanwhile, and looks at the registry and the active declarations again. After this
 * no file of the workspace is read. Anything changed: `blocked`, naming the files (operations.md §8).
 */
export async function freeze(
  context: PackContext,
  { snapshot }: GatedSnapshot,
  staging: Staging,
): Promise<Result<FrozenInputs, PackFailure>> {
  const roots = packable(snapshot);
  const reader = new FreezeReader(context, staging);
  const assets: FrozenAsset[] = [];
  for (const [index, asset] of roots.entries()) {
    const files = projectWalkFiles(
      { ...snapshot, roots: [asset] },
      PackerRuntimeMaterializationConfig.packingBuild(),
      (probe) => reader.read(pathOf(probe), probe.artifact),
    );
    if (reader.changed.length === 0) assets.push(assemble(asset, bankTypeOf(context, asset), files));
    context.report.progress({
      phase: 'freeze',
      done: index + 1,
      total: roots.length,
      bytes: reader.bytes,
      asset_id: idOf(asset),
    });
    await checkpoint(context);
  }
  const changed = [...reader.changed, ...changedDocuments(context, snapshot, roots)];
  if (changed.length > 0) return err(changedDuringFreeze(context, changed));
  return ok({ snapshot, assets, fingerprint: inputFingerprint(roots) } as unknown as FrozenInputs);
}

/** From the project's directory, as the disk spells it. */
function pathOf({ root, artifact }: PackerProbeResult): string {
  return `assets/${root.diskRoot}/${artifact.diskPath}`;
}

function bankTypeOf(context: PackContext, asset: AssetRoot): string {
  const family = context.families(asset.declaration.effective?.family ?? '');
  return family?.bankType ?? bug(`${asset.root} passed the gate without a family`);
}

function assemble(asset: AssetRoot, bankType: string, files: readonly PackerRuntimeWalkFile[]): FrozenAsset {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const take = (path: string): FrozenFile => {
    const file = byPath.get(path);
    if (!file?.content || file.sha256 === undefined) bug(`${path} was not frozen`);
    return { path, size: file.size, sha256: file.sha256, content: file.content };
  };
  const { document, effective } = asset.declaration;
  if (!document || !effective) bug(`${asset.root} passed the gate without a declaration`);
  return {
    asset,
    assetId: idOf(asset),
    document,
    effective,
    bankType,
    inputs: asset.selection.inputs.map((file) => take(file.artifact.path)),
    parameters: Object.fromEntries(asset.selection.parameters.map((file) => [file.key, take(file.artifact.path)])),
  };
}

/** The registry and the active declarations, when they are no longer what the snapshot was made from. */
function changedDocuments(context: PackContext, snapshot: Snapshot, roots: readonly AssetRoot[]): string[] {
  const documents = [
    { path: 'assets/.prometeu/index.json', sha256: snapshot.registry.sha256 },
    ...roots.map((asset) => ({ path: `assets/${asset.diskRoot}/asset.json`, sha256: asset.declaration.sha256 })),
  ];
  const seen: SeenDirectories = new Map();
  return documents.filter(({ path, sha256 }) => digestNow(context, path, seen) !== sha256).map(({ path }) => path);
}

function digestNow({ fs, project }: PackContext, path: string, seen: SeenDirectories): string | undefined {
  const opened = openContained(project, path, seen);
  if (!opened.ok) return undefined;
  try {
    return hashOpen(fs, opened.value.open).sha256;
  } catch (error) {
    // Whatever keeps it from being read now did not a moment ago.
    if (systemCode(error) === undefined) throw error;
    return undefined;
  } finally {
    fs.close(opened.value.open);
  }
}

function changedDuringFreeze(context: PackContext, changed: readonly string[]): PackFailure {
  context.forget(changed);
  const named = changed.slice(0, 5).join(', ') + (changed.length > 5 ? ` and ${changed.length - 5} more` : '');
  const [first] = changed;
  return {
    kind: 'gate',
    error: packerError(
      'input_changed_during_freeze',
      `Changed while they were being read: ${named}.`,
      'Let the program that writes them finish, then pack again.',
      first === undefined ? {} : { place: { file: first } },
    ),
    diagnostics: [],
    files: [...changed],
  };
}
