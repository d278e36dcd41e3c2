import type { IndexDocument } from '../../contract/documents.ts';
import type { DriftItem } from '../../contract/operations/drift.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { isSameSnapshot } from '../snapshot/same-snapshot.ts';
import { classify, inOrder } from './classify/classify.ts';
import { contents } from './classify/content.ts';
import { readKeptRegistry } from './kept-registry.ts';
import { lookAround } from './look-around.ts';
import { isSameStructure } from './same-structure.ts';
import type { Sight } from './sight.ts';

/** Kinds that mean an entry of the registry and the disk disagree about who is where. */
const disagreements: ReadonlySet<DriftItem['kind']> = new Set([
  'declaration_missing',
  'root_missing',
  'root_moved',
  'uuid_duplicate',
  'asset_id_duplicate',
  'uuid_mismatch',
  'registry_changed',
]);

interface Seen {
  readonly accepted: Snapshot;
  readonly disk: Snapshot;
  readonly items: readonly DriftItem[];
}

/** Whether items hang on nothing beside the snapshot that they are about. */
export function isFinal(items: readonly DriftItem[]): boolean {
  return items.every((item) => item.class === 'information');
}

/** What drift there is in one open project, and the registry that last agreed with the disk. */
export class Drift {
  readonly #project: ContainedRoot;
  /** Its registry last agreed with the disk. */
  #agreed: Snapshot | undefined;
  #seen: Seen | undefined;

  constructor(project: ContainedRoot) {
    this.#project = project;
  }

  /** Takes over what {@link between} gave for a snapshot of which {@link isFinal} held: classifying it would give the same. */
  believe(snapshot: Snapshot, items: readonly DriftItem[]): void {
    this.#seen = { accepted: snapshot, disk: snapshot, items };
    this.#agreed = snapshot;
  }

  /** What was last told of a snapshot that the disk held as it was; nothing when that was another one. */
  itemsOf(snapshot: Snapshot): readonly DriftItem[] | undefined {
    const seen = this.#seen;
    return seen?.accepted === snapshot && seen.disk === snapshot ? seen.items : undefined;
  }

  /**
   * Every item between the last generation and the disk as just seen. Looks at the disk beside `disk` where needed.
   *
   * @param doubted whether the registry could not be read some time ago
   */
  between(accepted: Snapshot, disk: Snapshot, doubted = false): readonly DriftItem[] {
    const items = (doubted ? undefined : this.#itemsOver(this.#seen, accepted, disk)) ?? classify(this.sight(accepted, disk, doubted));
    if (disk.registry.state === 'valid' && !items.some(({ kind }) => disagreements.has(kind))) this.#agreed = disk;
    this.#seen = { accepted, disk, items };
    return items;
  }

  /**
   * Where nothing was wrong and every asset is where it was, only contents can differ. What items depend on beside the
   * two snapshots only matters where something is wrong.
   */
  #itemsOver(seen: Seen | undefined, accepted: Snapshot, disk: Snapshot): readonly DriftItem[] | undefined {
    if (!seen || seen.items.some((item) => item.class === 'decision') || !isSameStructure(seen.disk, disk)) return undefined;
    if (isSameSnapshot(seen.accepted, accepted) && isSameSnapshot(seen.disk, disk)) return seen.items;
    return inOrder([...contents({ accepted, disk }), ...seen.items.filter((item) => item.class === 'information')]);
  }

  /** What items are told from. */
  sight(accepted: Snapshot, disk: Snapshot, doubted: boolean): Sight {
    const baseline = this.#baselineFor(disk);
    return { accepted, disk, doubted, surroundings: lookAround(this.#project, disk), ...(baseline && { baseline }) };
  }

  /** Before anything ever agreed here, the newest registry that is kept is what entries are held against. */
  #baselineFor(disk: Snapshot): IndexDocument | undefined {
    if (this.#agreed) return this.#agreed.registry.document;
    const wanted = disk.missing.length > 0 || disk.roots.some(({ entry, declaration }) => entry && entry.asset_uuid !== declaration.assetUuid);
    return wanted ? readKeptRegistry(this.#project, disk.registry)?.document : undefined;
  }
}
