import type { IndexDocument } from '../../contract/documents.ts';
import type { DriftItem } from '../../contract/operations/drift.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { classify } from './classify/classify.ts';
import { readKeptRegistry } from './kept-registry.ts';
import { lookAround } from './look-around.ts';
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

/** What drift there is in one open project, and the registry that last agreed with the disk. */
export class Drift {
  readonly #project: ContainedRoot;
  #baseline: IndexDocument | undefined;
  #seen: { readonly accepted: string; readonly disk: string; readonly items: readonly DriftItem[] } | undefined;

  constructor(project: ContainedRoot) {
    this.#project = project;
  }

  /**
   * Every item between the last generation and the disk as just seen. Looks at the disk beside `disk` where needed.
   *
   * @param doubted whether the registry could not be read some time ago
   */
  between(accepted: Snapshot, disk: Snapshot, doubted = false): readonly DriftItem[] {
    const known = this.#seen;
    const same = known?.accepted === accepted.fingerprint && known.disk === disk.fingerprint;
    // What items depend on beside the fingerprints only matters where something is wrong.
    if (same && !doubted && known.items.every((item) => item.class === 'information')) return known.items;
    const items = classify(this.sight(accepted, disk, doubted));
    if (disk.registry.document && !items.some(({ kind }) => disagreements.has(kind))) this.#baseline = disk.registry.document;
    this.#seen = { accepted: accepted.fingerprint, disk: disk.fingerprint, items };
    return items;
  }

  /** What items are told from. */
  sight(accepted: Snapshot, disk: Snapshot, doubted: boolean): Sight {
    const baseline = this.#baselineFor(disk);
    return { accepted, disk, doubted, surroundings: lookAround(this.#project, disk), ...(baseline && { baseline }) };
  }

  /** Before anything ever agreed here, the newest registry that is kept is what entries are held against. */
  #baselineFor(disk: Snapshot): IndexDocument | undefined {
    const wanted = disk.missing.length > 0 || disk.roots.some(({ entry, declaration }) => entry && entry.asset_uuid !== declaration.assetUuid);
    if (this.#baseline || !wanted) return this.#baseline;
    return readKeptRegistry(this.#project)?.document;
  }
}
