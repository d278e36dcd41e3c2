import type { Diagnostic } from '../../../contract/diagnostics.ts';
import type { ContainedRoot } from '../../../io/contained-path.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { FactStore } from '../../snapshot/fact-store.ts';
import type { FactLookup, FamilyWalker, ProbeDepth } from '../../snapshot/family-port.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import { probeAsset, type ProbeFailure } from '../../snapshot/probe.ts';

/** What one look at the bytes of some assets came to. */
export interface Inspected {
  /** Assets all of whose selected files have been looked at, now or before. */
  readonly assets: number;
  readonly files: number;
  /** Of these files. */
  readonly bytes: number;
  /** Files that could not be looked at: their assets stay unchecked, never clean. */
  readonly unread: readonly ProbeFailure[];
}

/** What there is to say of a snapshot with the facts that were known. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** Assets that nobody has looked into. */
  readonly unchecked: number;
}

/** Looks at what is in the files of assets, once a content, and keeps the facts for the rules. */
export class Inspection {
  readonly #project: ContainedRoot;
  readonly #walkers: readonly FamilyWalker[];
  readonly #facts: FactStore;
  #told = 0;
  #found: { readonly snapshot: Snapshot; readonly facts: number; readonly diagnostics: readonly Diagnostic[] } | undefined;
  #unchecked: { readonly snapshot: Snapshot; readonly facts: number; readonly count: number } | undefined;

  constructor(project: ContainedRoot, walkers: readonly FamilyWalker[], facts: FactStore) {
    this.#project = project;
    this.#walkers = walkers;
    this.#facts = facts;
  }

  get facts(): FactLookup {
    return this.#facts;
  }

  /** Rises with every fact: what was made at the same figure is made of the same. */
  get known(): number {
    return this.#facts.learnt;
  }

  /** Whether anything was learnt since this was last asked. */
  hasLearnt(): boolean {
    const before = this.#told;
    this.#told = this.#facts.learnt;
    return this.#told > before;
  }

  /** The same over the project as it would be. What is learnt is kept: facts are about contents, not places. */
  over(view: ContainedRoot): Inspection {
    return new Inspection(view, this.#walkers, this.#facts);
  }

  /**
   * Gathers what is not known yet. `between` runs after each asset: it lets the event loop turn, and throws to
   * end the work.
   */
  async look(
    assets: readonly AssetRoot[],
    depth: ProbeDepth,
    between: (done: number) => Promise<void>,
  ): Promise<Inspected> {
    const request = { project: this.#project, walkers: this.#walkers, facts: this.#facts, depth, seen: new Map() };
    const checked: AssetRoot[] = [];
    const unread: ProbeFailure[] = [];
    for (const [index, asset] of assets.entries()) {
      const failures = probeAsset(request, asset);
      if (failures.length === 0) checked.push(asset);
      // One by one: an asset may have more of them than a call takes arguments.
      for (const failure of failures) unread.push(failure);
      await between(index + 1);
    }
    const files = checked.flatMap(({ selection }) => [...selection.inputs, ...selection.parameters]);
    const bytes = files.reduce((sum, file) => sum + file.artifact.size, 0);
    return { assets: checked.length, files: files.length, bytes, unread };
  }

  /** Everything the rules find with the facts known now. */
  diagnostics(snapshot: Snapshot): readonly Diagnostic[] {
    if (this.#found?.snapshot !== snapshot || this.#found.facts !== this.#facts.learnt) {
      this.#found = { snapshot, facts: this.#facts.learnt, diagnostics: diagnose(snapshot, this.#facts) };
    }
    return this.#found.diagnostics;
  }

  /** How many assets nobody has looked into, as far as facts are known now. */
  unchecked(snapshot: Snapshot): number {
    if (this.#unchecked?.snapshot !== snapshot || this.#unchecked.facts !== this.#facts.learnt) {
      this.#unchecked = { snapshot, facts: this.#facts.learnt, count: snapshot.roots.filter((asset) => !this.isChecked(asset)).length };
    }
    return this.#unchecked.count;
  }

  /** Takes over what was found in a snapshot with the very facts that are known now. */
  believe(snapshot: Snapshot, { diagnostics, unchecked }: Findings): void {
    const facts = this.#facts.learnt;
    this.#found = { snapshot, facts, diagnostics };
    this.#unchecked = { snapshot, facts, count: unchecked };
  }

  /** What was found in a snapshot with the facts known now, if anybody asked for it. */
  findings(snapshot: Snapshot): Findings | undefined {
    const found = this.#found;
    if (found?.snapshot !== snapshot || found.facts !== this.#facts.learnt) return undefined;
    return { diagnostics: found.diagnostics, unchecked: this.unchecked(snapshot) };
  }

  /** Whether every selected file of an asset has been looked at, so that no news is good news. */
  isChecked(asset: AssetRoot): boolean {
    const family = asset.declaration.effective?.family;
    if (family === undefined) return true;
    const known = (path: string, sha256: string | undefined, role: 'input' | 'parameter'): boolean =>
      sha256 === undefined || this.#facts.get(sha256, family, path, role, 'content') !== undefined;
    return (
      asset.selection.inputs.every(({ artifact }) => known(artifact.path, artifact.sha256, 'input')) &&
      asset.selection.parameters.every(({ artifact }) => known(artifact.path, artifact.sha256, 'parameter'))
    );
  }
}
