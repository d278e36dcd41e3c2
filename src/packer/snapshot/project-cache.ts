import type { ContainedRoot } from '../../io/contained-path.ts';
import { readCache, writeCache } from './cache-file.ts';
import { factCache, factCacheBody, RecalledFacts } from './fact-cache.ts';
import { FactStore } from './fact-store.ts';
import type { FamilyWalker } from './family-port.ts';
import { KnownAssets } from './known-assets.ts';
import { RecalledAssets } from './recalled-assets.ts';
import { statCache, statCacheBody } from './stat-cache.ts';

/** What one process leaves in `assets/.prometeu/cache/` for the next: it changes how long things take, and nothing else. */
export class ProjectCache {
  readonly known: KnownAssets;
  readonly facts: FactStore;
  readonly #project: ContainedRoot;
  readonly #walkers: readonly FamilyWalker[];
  #factsKept = 0;

  /** @param believed whether what an earlier process left is gone by */
  constructor(project: ContainedRoot, walkers: readonly FamilyWalker[], believed = true) {
    this.#project = project;
    this.#walkers = walkers;
    const stats = believed ? readCache(project, statCache) : undefined;
    this.known = new KnownAssets(stats && RecalledAssets.from(stats, walkers));
    const facts = believed ? readCache(project, factCache) : undefined;
    this.facts = new FactStore(walkers, undefined, facts && RecalledFacts.from(facts, walkers));
  }

  /** Writes what is new. What the disk does not take is found out again by the next process. */
  save(): void {
    this.#saveStats();
    this.#saveFacts();
  }

  #saveStats(): void {
    const roots = this.known.toKeep();
    if (roots && writeCache(this.#project, statCache, statCacheBody(roots, this.#walkers))) this.known.kept(roots);
  }

  /** About what the project holds now: nobody asks about anything else, and it would only ever grow. */
  #saveFacts(): void {
    const { size } = this.facts;
    if (size === this.#factsKept) return;
    const facts = [...this.facts.about(this.known.contents())];
    if (writeCache(this.#project, factCache, factCacheBody(facts))) this.#factsKept = size;
  }
}
