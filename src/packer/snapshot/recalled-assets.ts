import type { IndexEntry } from '../../contract/documents.ts';
import type { CacheBody } from './cache-file.ts';
import { declarationView, understoodView } from './declaration-view.ts';
import type { FamilyWalker } from './family-port.ts';
import type { Artifact, AssetRoot, DeclarationView, Selection } from './model.ts';
import { emptySelection, select } from './selection.ts';
import { rememberUnderstanding, statCacheParts, understandingOf, type StatCacheParts, type StoredPlace } from './stat-cache.ts';
import { understoodFrom } from './understood.ts';
import type { WalkedRoot } from './walk.ts';

/**
 * Asset roots as an earlier process read them. One is believed while the walk sees the same names with the same stats,
 * all of them older than the cache itself (git's racy rule); only then is anything of it looked at.
 */
export class RecalledAssets {
  readonly #parts: StatCacheParts;
  readonly #writtenAt: number;
  readonly #walkers: ReadonlyMap<string, FamilyWalker>;
  readonly #sameUnderstanding: boolean;
  readonly #handed = new WeakSet<DeclarationView>();

  private constructor(parts: StatCacheParts, writtenAt: number, walkers: readonly FamilyWalker[]) {
    this.#parts = parts;
    this.#writtenAt = writtenAt;
    this.#walkers = new Map(walkers.map((walker) => [walker.family, walker]));
    this.#sameUnderstanding = parts.names[0] === understandingOf(walkers);
  }

  static from(body: CacheBody, walkers: readonly FamilyWalker[]): RecalledAssets | undefined {
    const parts = statCacheParts(body);
    return parts && new RecalledAssets(parts, body.writtenAt, walkers);
  }

  get size(): number {
    return this.#parts.places.size;
  }

  isSame(walked: WalkedRoot): boolean {
    return this.#placeOf(walked) !== undefined;
  }

  find(walked: WalkedRoot, entry: IndexEntry | undefined): AssetRoot | undefined {
    const place = this.#placeOf(walked);
    if (!place) return undefined;
    const { columns } = this.#parts;
    const artifacts = walked.files.map(({ path, diskPath, stat }, at) => ({ path, diskPath, sha256: columns.digest(place.row + 1 + at), size: stat.size }));
    const understood = this.#understand(place, walked, artifacts);
    const asset: AssetRoot = {
      root: walked.root,
      diskRoot: walked.diskRoot,
      ...(entry && { entry }),
      declaration: understood.declaration,
      artifacts,
      selection: understood.selection,
      faults: [],
      ...(walked.nestedIn !== undefined && { nestedIn: walked.nestedIn }),
    };
    if (!this.#sameUnderstanding) return asset;
    rememberUnderstanding(asset, this.#bytes(place.understood));
    this.#handed.add(asset.declaration);
    return asset;
  }

  /** Whether the asset is as it stands in the cache: nothing about it need be written again. */
  knows({ declaration }: AssetRoot): boolean {
    return this.#handed.has(declaration);
  }

  #placeOf({ diskRoot, nestedIn, declaration, files, others, faults }: WalkedRoot): StoredPlace | undefined {
    const { columns, names, places } = this.#parts;
    const place = places.get(diskRoot);
    if (!place || faults.length > 0 || declaration.kind !== 'file') return undefined;
    if (files.length !== place.files || others.size !== place.directories || names[place.name + 1] !== (nestedIn ?? '')) return undefined;
    if (!columns.isSame(place.row, declaration, this.#writtenAt)) return undefined;
    let name = place.name + 2;
    for (const [path, kind] of others) if (kind !== 'directory' || names[name++] !== path) return undefined;
    let row = place.row + 1;
    for (const { diskPath, stat } of files) if (names[name++] !== diskPath || !columns.isSame(row++, stat, this.#writtenAt)) return undefined;
    return place;
  }

  #understand(place: StoredPlace, walked: WalkedRoot, artifacts: readonly Artifact[]): { readonly declaration: DeclarationView; readonly selection: Selection } {
    const bytes = this.#bytes(place.text);
    const sha256 = this.#parts.columns.digest(place.row);
    const said = this.#sameUnderstanding ? this.#bytes(place.understood) : undefined;
    const understood = said && said.length > 0 ? understoodFrom(said.toString('utf8'), artifacts) : undefined;
    if (understood) return { declaration: understoodView(bytes, { ...understood, sha256 }), selection: understood.selection };
    const declaration = declarationView(bytes, sha256, this.#walkers);
    const walker = declaration.document && this.#walkers.get(declaration.document.family);
    const selection = walker && declaration.document ? select(walker.declaredFiles(declaration.document), { artifacts, others: walked.others }) : emptySelection;
    return { declaration, selection };
  }

  #bytes([start, end]: readonly [number, number]): Buffer {
    const { bytes } = this.#parts;
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  }
}
