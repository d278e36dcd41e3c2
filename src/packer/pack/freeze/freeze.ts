import { bug } from '../../../base/invariant.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { AssetDeclaration } from '../../../contract/documents.ts';
import type { PackFailure } from '../../../contract/operations/pack.ts';
import type { EffectiveDeclaration } from '../../snapshot/family-port.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import {
  PackerRuntimeMaterializationConfig,
  probesOf,
  projectWalkFiles,
  type FrozenContent,
  type PackerProbeResult,
  type PackerRuntimeWalkFile,
} from '../../snapshot/walk-projection.ts';
import { checkpoint, Turns, type PackContext } from '../context.ts';
import { inputFingerprint } from '../fingerprint.ts';
import { changedDocuments } from './freeze-documents.ts';
import { changedWhileRead } from './freeze-fault.ts';
import { FreezeReader } from './freeze-reader.ts';
import type { GatedSnapshot } from '../gate.ts';
import { idOf, packable } from '../plan.ts';
import { failureOfKind } from '../result.ts';
import type { Staging } from '../staging.ts';

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
 * no file of the workspace is read. Anything changed: `gate`, naming the files; a disk that cannot be read:
 * `materialization` (operations.md §8).
 *
 * @param holds whether the bytes of the asset in that place are kept; all are read and held against their digest
 */
export async function freeze(
  context: PackContext,
  { snapshot }: GatedSnapshot,
  staging: Staging,
  holds: (index: number) => boolean = () => true,
): Promise<Result<FrozenInputs, PackFailure>> {
  const roots = packable(snapshot);
  const reader = new FreezeReader(context, staging);
  try {
    const read = await new Freezing(context, reader, holds).run(roots);
    if (!read.ok) return err(failureOfKind('materialization', read.error));
    const documents = await changedDocuments(context, snapshot, roots);
    if (!documents.ok) return err(failureOfKind('materialization', documents.error));
    const changed = [...read.value.changed, ...documents.value];
    if (changed.length > 0) return err(changedDuringFreeze(context, changed));
    reader.finish();
    return ok({ snapshot, assets: read.value.assets, fingerprint: inputFingerprint(roots) } as unknown as FrozenInputs);
  } finally {
    reader.dispose();
  }
}

interface Frozen {
  readonly assets: readonly FrozenAsset[];
  /** From the project's directory. With any of these the assets are not complete. */
  readonly changed: readonly string[];
}

/** Goes through the active pack set, asset by asset. A changed file does not keep the others from being looked at. */
class Freezing {
  readonly #context: PackContext;
  readonly #reader: FreezeReader;
  readonly #holds: (index: number) => boolean;
  readonly #config = PackerRuntimeMaterializationConfig.packingBuild();
  readonly #assets: FrozenAsset[] = [];
  readonly #changed: string[] = [];

  constructor(context: PackContext, reader: FreezeReader, holds: (index: number) => boolean) {
    this.#context = context;
    this.#reader = reader;
    this.#holds = holds;
  }

  async run(roots: readonly AssetRoot[]): Promise<Result<Frozen, PackerError>> {
    await checkpoint(this.#context);
    const turns = new Turns(this.#context);
    for (const [index, asset] of roots.entries()) {
      const frozen = await this.#one(asset, this.#holds(index));
      if (!frozen.ok) return frozen;
      const { bytes } = this.#reader;
      const progress = { phase: 'freeze', done: index + 1, total: roots.length, bytes, asset_id: idOf(asset) } as const;
      this.#context.report.progress(progress);
      await turns.take();
    }
    return ok({ assets: this.#assets, changed: this.#changed });
  }

  async #one(asset: AssetRoot, holds: boolean): Promise<Result<undefined, PackerError>> {
    const config = this.#config;
    const contents = new Map<string, FrozenContent>();
    for (const probe of probesOf({ roots: [asset] }).filter(config.projectionFilter)) {
      const content = await this.#reader.read(pathOf(probe), probe.artifact, holds);
      if (content.ok) contents.set(probe.artifact.path, content.value);
      else if (content.error === 'changed') this.#changed.push(pathOf(probe));
      else return err(content.error);
    }
    if (this.#changed.length > 0) return ok(undefined);
    const files = projectWalkFiles({ roots: [asset] }, config, ({ artifact }) => contents.get(artifact.path));
    this.#assets.push(assemble(asset, bankTypeOf(this.#context, asset), files));
    return ok(undefined);
  }
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

function changedDuringFreeze(context: PackContext, changed: readonly string[]): PackFailure {
  context.forget(changed);
  return { ...failureOfKind('gate', changedWhileRead(changed)), files: [...changed] };
}
