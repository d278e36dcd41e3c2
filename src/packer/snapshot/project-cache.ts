import { once } from '../../base/once.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { deviceWithDirectoryTimes, readCache, writeCache, type CacheKind } from './cache-file.ts';
import { factCache, factCacheBody, RecalledFacts } from './fact-cache.ts';
import { FactStore } from './fact-store.ts';
import type { FamilyWalker } from './family-port.ts';
import { KnownAssets } from './known-assets.ts';
import type { Snapshot } from './model.ts';
import { RecalledAssets } from './recalled-assets.ts';
import { isSameSnapshot } from './same-snapshot.ts';
import { statCache, statCacheBody } from './stat-cache.ts';

/**
 * What was concluded of a whole project, as JSON: of the very caches of stats and facts that it names by their checksums,
 * and so of nothing that has changed since in any way.
 */
const conclusionCache: CacheKind = { name: 'conclusions', tag: 4, version: 1 };

interface Kept {
  readonly of: readonly [stats: string, facts: string];
  /** Of what drew the conclusions. */
  readonly version: number;
  readonly conclusions: unknown;
}

/** What one process leaves in `assets/.prometeu/cache/` for the next: it changes how long things take, and nothing else. */
export class ProjectCache {
  readonly known: KnownAssets;
  readonly facts: FactStore;
  readonly #project: ContainedRoot;
  readonly #walkers: readonly FamilyWalker[];
  #factsKept = 0;
  /** Of what stands on the disk, or nothing. */
  #stats: string | undefined;
  #factsChecksum: string | undefined;
  /** Of what was last concluded, here or before. */
  #concluded: string | undefined;

  /** @param believed whether what an earlier process left is gone by */
  constructor(project: ContainedRoot, walkers: readonly FamilyWalker[], believed = true) {
    this.#project = project;
    this.#walkers = walkers;
    const stats = believed ? readCache(project, statCache) : undefined;
    this.#stats = stats?.checksum;
    this.known = new KnownAssets(stats && RecalledAssets.from(stats, walkers));
    const facts = believed ? readCache(project, factCache) : undefined;
    this.#factsChecksum = facts?.checksum;
    this.facts = new FactStore(walkers, undefined, facts && RecalledFacts.from(facts, walkers));
  }

  /**
   * What an earlier process concluded of a snapshot, when that is the project as it was, and what was known of its files
   * then is all that is known now.
   *
   * @param version of what draws conclusions
   */
  recall<T>(snapshot: Snapshot, version: number): T | undefined {
    if (this.known.untouched !== snapshot || this.facts.learnt > 0) return undefined;
    const body = readCache(this.#project, conclusionCache);
    const kept = body && (JSON.parse(Buffer.from(body.bytes).toString('utf8')) as Kept);
    if (kept?.version !== version || kept.of[0] !== this.#stats || kept.of[1] !== (this.#factsChecksum ?? '')) return undefined;
    this.#concluded = this.#caches();
    return kept.conclusions as T;
  }

  /**
   * Writes what is new. What the disk does not take is found out again by the next process.
   *
   * @param snapshot what the conclusions are about
   */
  save(snapshot?: Snapshot, version = 0, conclude: () => unknown = () => undefined): void {
    this.#saveStats();
    this.#saveFacts();
    if (snapshot) this.#saveConclusions(snapshot, version, conclude);
  }

  #saveStats(): void {
    const device = once(() => deviceWithDirectoryTimes(this.#project, statCache));
    const load = this.known.toKeep(device);
    if (!load) return;
    const checksum = writeCache(this.#project, statCache, statCacheBody(load, this.#walkers, device()));
    if (checksum === undefined) return;
    this.#stats = checksum;
    this.known.kept(load, device());
  }

  /** About what the project holds now: nobody asks about anything else, and it would only ever grow. */
  #saveFacts(): void {
    const { learnt } = this.facts;
    if (learnt === this.#factsKept) return;
    const facts = [...this.facts.about(this.known.contents())];
    const checksum = writeCache(this.#project, factCache, factCacheBody(facts));
    if (checksum === undefined) return;
    this.#factsChecksum = checksum;
    this.#factsKept = learnt;
  }

  #saveConclusions(snapshot: Snapshot, version: number, conclude: () => unknown): void {
    const kept = this.known.asKept;
    const caches = this.#caches();
    if (!kept || caches === this.#concluded || this.facts.learnt !== this.#factsKept || !isSameSnapshot(kept, snapshot)) return;
    const conclusions = conclude();
    if (conclusions === undefined || this.#stats === undefined) return;
    const body: Kept = { of: [this.#stats, this.#factsChecksum ?? ''], version, conclusions };
    if (writeCache(this.#project, conclusionCache, [Buffer.from(JSON.stringify(body))]) !== undefined) this.#concluded = caches;
  }

  #caches(): string {
    return `${this.#stats ?? ''} ${this.#factsChecksum ?? ''}`;
  }
}
