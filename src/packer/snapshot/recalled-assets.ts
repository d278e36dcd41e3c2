import { once } from '../../base/once.ts';
import type { Steps } from '../../base/steps.ts';
import type { IndexEntry } from '../../contract/documents.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { CacheBody } from './cache-file.ts';
import { declarationView, understoodView } from './declaration-view.ts';
import type { FamilyWalker } from './family-port.ts';
import { indexReadingVersion } from '../documents/index-document.ts';
import type { Artifact, AssetRoot, DeclarationView, Selection, Snapshot } from './model.ts';
import { RecalledTree } from './recalled-tree.ts';
import { emptySelection, select } from './selection.ts';
import { namesBefore, rememberUnderstanding, statCacheParts, understandingOf, type StatCacheParts, type StoredLoad, type StoredPlace } from './stat-cache.ts';
import { understoodFrom } from './understood.ts';
import type { WalkedRoot } from './walk.ts';

interface Understood {
  readonly declaration: DeclarationView;
  readonly selection: Selection;
}

/**
 * Asset roots as an earlier process read them. One is believed while the walk sees the same names with the same stats,
 * all of them older than the cache itself (git's racy rule). Nothing of it is made before somebody asks for it.
 */
export class RecalledAssets {
  readonly #parts: StatCacheParts;
  readonly #writtenAt: number;
  readonly #walkers: ReadonlyMap<string, FamilyWalker>;
  readonly #sameUnderstanding: boolean;
  readonly #handed = new WeakSet<AssetRoot>();
  /** By path as the disk spells it; of roots that the walk tells to be unchanged this is not asked. */
  #places: ReadonlyMap<string, StoredPlace> | undefined;
  readonly #unchanged = new WeakMap<WalkedRoot, StoredPlace>();
  /** Two looks that find a root as it was tell the very same of it. */
  readonly #walked = new Map<StoredPlace, WalkedRoot>();

  private constructor(parts: StatCacheParts, writtenAt: number, walkers: readonly FamilyWalker[]) {
    this.#parts = parts;
    this.#writtenAt = writtenAt;
    this.#walkers = new Map(walkers.map((walker) => [walker.family, walker]));
    this.#sameUnderstanding = parts.head.understanding === understandingOf(walkers);
  }

  static from(body: CacheBody, walkers: readonly FamilyWalker[]): RecalledAssets | undefined {
    const parts = statCacheParts(body);
    return parts && new RecalledAssets(parts, body.writtenAt, walkers);
  }

  get size(): number {
    return this.#parts.places.length;
  }

  get head(): StoredLoad['head'] {
    const { understanding: _, keepsDirectoryTimes: __, ...head } = this.#parts.head;
    return head;
  }

  /** Of how many directories it tells when they changed. */
  get believedDirectories(): number {
    const { columns, places, folders } = this.#parts;
    let count = folders.filter(({ row }) => columns.isBelieved(row)).length;
    for (const { row, files, directories } of places) for (let at = 0; at <= directories; at++) if (columns.isBelieved(row + 1 + files + at)) count++;
    return count;
  }

  /** Digest of a registry that this version of its reader found valid. */
  get validRegistry(): string | undefined {
    const [sha256, version] = this.#parts.head.registry ?? [];
    return version === indexReadingVersion ? sha256 : undefined;
  }

  /** Looks at all of it, without listing a directory. */
  *look(project: ContainedRoot): Steps<RecalledTree> {
    const tree = new RecalledTree(this.#parts, this.#writtenAt, (place) => this.#walkedAt(place));
    // What was odd in a name may have been understood in another way as well.
    if (this.#sameUnderstanding) yield* tree.look(project);
    return tree;
  }

  /** Whether a whole project that is as it was is as it was understood. */
  isAsUnderstood({ registry, settings }: Pick<Snapshot, 'registry' | 'settings'>): boolean {
    const { head } = this.#parts;
    return this.#sameUnderstanding && registry.state === 'valid' && registry.sha256 === this.validRegistry && JSON.stringify(settings) === head.settings;
  }

  /** Every asset root, with what a walk would tell of it. */
  all(entries: ReadonlyMap<string, IndexEntry>): readonly (readonly [WalkedRoot, AssetRoot])[] {
    return this.#parts.places.map((place) => {
      const walked = this.#walkedAt(place);
      return [walked, this.#assetAt(place, walked, entries.get(walked.root))];
    });
  }

  isSame(walked: WalkedRoot): boolean {
    return this.#placeOf(walked) !== undefined;
  }

  find(walked: WalkedRoot, entry: IndexEntry | undefined): AssetRoot | undefined {
    const place = this.#placeOf(walked);
    return place && this.#assetAt(place, walked, entry);
  }

  /** Whether the asset is as it stands in the cache: nothing about it need be written again. */
  knows(asset: AssetRoot): boolean {
    return this.#handed.has(asset);
  }

  #assetAt(place: StoredPlace, walked: WalkedRoot, entry: IndexEntry | undefined): AssetRoot {
    const { columns } = this.#parts;
    const artifacts = once(() => walked.files.map(({ path, diskPath, stat }, at) => ({ path, diskPath, sha256: columns.digest(place.row + 1 + at), size: stat.size })));
    const understood = once(() => this.#understand(place, walked, artifacts()));
    const asset: AssetRoot = {
      root: walked.root,
      diskRoot: walked.diskRoot,
      ...(entry && { entry }),
      get declaration() {
        return understood().declaration;
      },
      get artifacts() {
        return artifacts();
      },
      get selection() {
        return understood().selection;
      },
      faults: [],
      ...(walked.nestedIn !== undefined && { nestedIn: walked.nestedIn }),
    };
    if (this.#sameUnderstanding) this.#handed.add(asset);
    return asset;
  }

  #placeOf(walked: WalkedRoot): StoredPlace | undefined {
    const known = this.#unchanged.get(walked);
    if (known) return known;
    const { diskRoot, nestedIn, declaration, files, others, faults } = walked;
    const { columns, names, places } = this.#parts;
    const place = (this.#places ??= new Map(places.map((each) => [each.diskRoot, each]))).get(diskRoot);
    if (!place || faults.length > 0 || declaration.kind !== 'file') return undefined;
    if (files.length !== place.files || others.size !== place.directories || names[place.name + 1] !== (nestedIn ?? '')) return undefined;
    if (!columns.isSame(place.row, declaration, this.#writtenAt)) return undefined;
    let name = place.name + namesBefore;
    for (const [path, kind] of others) if (kind !== 'directory' || names[name++] !== path) return undefined;
    let row = place.row + 1;
    for (const { diskPath, stat } of files) if (names[name++] !== diskPath || !columns.isSame(row++, stat, this.#writtenAt)) return undefined;
    return place;
  }

  /** Of a root that was just seen to be as it was: only such ones have directories whose names are as the disk spells them. */
  #walkedAt(place: StoredPlace): WalkedRoot {
    const known = this.#walked.get(place);
    if (known) return known;
    const { columns, names } = this.#parts;
    const { diskRoot, row, directories } = place;
    const firstName = place.name + namesBefore;
    const below = names.slice(firstName, firstName + directories);
    const files = once(() =>
      names.slice(firstName + directories, firstName + directories + place.files).map((diskPath, at) => ({ path: diskPath.normalize('NFC'), diskPath, stat: columns.fileAt(row + 1 + at) })),
    );
    const others = once(() => new Map(below.map((path) => [path, 'directory'] as const)));
    const listed = once(() =>
      ['', ...below.map((path) => `/${path}`)].map((path, at) => {
        const stat = { ...columns.fileAt(row + 1 + place.files + at), kind: 'directory' } as const;
        return { diskPath: `assets/${diskRoot}${path}`, stat };
      }),
    );
    const walked: WalkedRoot = {
      root: diskRoot.normalize('NFC'),
      diskRoot,
      get declaration() {
        return columns.fileAt(row);
      },
      get files() {
        return files();
      },
      get others() {
        return others();
      },
      faults: [],
      get listed() {
        return listed();
      },
    };
    this.#unchanged.set(walked, place);
    this.#walked.set(place, walked);
    return walked;
  }

  #understand(place: StoredPlace, walked: WalkedRoot, artifacts: readonly Artifact[]): Understood {
    const bytes = this.#bytes(place.text, place.end);
    const sha256 = this.#parts.columns.digest(place.row);
    const said = this.#bytes(place.understood, place.understood + place.said);
    if (!this.#sameUnderstanding || said.length === 0) return this.#understandAnew(bytes, sha256, walked, artifacts);
    const understood = once(() => understoodFrom(said.toString('utf8'), artifacts));
    const declaration = understoodView(bytes, {
      sha256,
      assetUuid: this.#parts.names[place.name + 2] ?? '',
      understood,
    });
    rememberUnderstanding(declaration, artifacts, said);
    return {
      declaration,
      get selection() {
        return understood().selection;
      },
    };
  }

  #understandAnew(bytes: Uint8Array, sha256: string, { others }: WalkedRoot, artifacts: readonly Artifact[]): Understood {
    const declaration = declarationView(bytes, sha256, this.#walkers);
    const walker = declaration.document && this.#walkers.get(declaration.document.family);
    const selection = walker && declaration.document ? select(walker.declaredFiles(declaration.document), { artifacts, others }) : emptySelection;
    return { declaration, selection };
  }

  #bytes(start: number, end: number): Buffer {
    const { bytes } = this.#parts;
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  }
}

