import { extensionOf, type RecalledFacts, type StoredFact } from './fact-cache.ts';
import type { FactLookup, FamilyWalker, FileRole, ProbeDepth, ProbeFacts } from './family-port.ts';

/** What facts are about. `path` counts by its extension alone. */
export interface FactSubject {
  readonly sha256: string;
  readonly family: string;
  readonly path: string;
  readonly role: FileRole;
  readonly depth: ProbeDepth;
}

/** Facts held at most. A project of 100,000 assets has a few hundred thousand. */
const defaultCapacity = 1_000_000;

/** What is known of one content: of most one fact for each depth, so a list is searched quicker than a table. */
type Known = { readonly subject: FactSubject; readonly version: number; facts: ProbeFacts }[];

/**
 * Facts about files by their content: a file that moved or was touched keeps them, another version of its
 * family forgets them. Beyond its capacity the ones unused for longest go, and are gathered again when asked.
 */
export class FactStore implements FactLookup {
  readonly #versions: ReadonlyMap<string, number>;
  readonly #capacity: number;
  /** By digest, in order of last use. */
  readonly #known = new Map<string, Known>();
  #size = 0;
  #learnt = 0;
  readonly #recalled: RecalledFacts | undefined;

  constructor(walkers: readonly FamilyWalker[], capacity = defaultCapacity, recalled?: RecalledFacts) {
    this.#recalled = recalled;
    this.#versions = new Map(walkers.map(({ family, version }) => [family, version]));
    this.#capacity = capacity;
  }

  /** How many facts were ever gathered here: it rises with each, also when another goes for it. */
  get learnt(): number {
    return this.#learnt;
  }

  get(sha256: string, family: string, path: string, role: FileRole, depth: ProbeDepth): ProbeFacts | undefined {
    const known = this.#known.get(sha256);
    const found = known && this.#find(known, family, path, role, depth);
    if (!found) return this.#recalled?.get(sha256, family, path, role, depth);
    if (this.#size >= this.#capacity) this.#use(sha256, known);
    return found.facts;
  }

  put(subject: FactSubject, facts: ProbeFacts): void {
    const { sha256, family, path, role, depth } = subject;
    const known = this.#known.get(sha256) ?? [];
    const found = this.#find(known, family, path, role, depth);
    if (found) found.facts = facts;
    else {
      known.push({ subject, version: this.#versions.get(family) ?? 0, facts });
      this.#size++;
      this.#learnt++;
    }
    this.#use(sha256, known);
    for (const [oldest, { length }] of this.#known) {
      if (this.#size <= this.#capacity) break;
      this.#known.delete(oldest);
      this.#size -= length;
    }
  }

  /** All that is known about these contents, for the next process. */
  *about(contents: Iterable<string>): Iterable<StoredFact> {
    for (const sha256 of contents) {
      if (this.#recalled) yield* this.#recalled.about(sha256);
      for (const { subject: { path, family, role, depth }, version, facts } of this.#known.get(sha256) ?? []) {
        const subject = { family, version, extension: extensionOf(path), role, depth };
        if (version === this.#versions.get(family)) yield { sha256, subject, text: new TextEncoder().encode(JSON.stringify(facts)) };
      }
    }
  }

  #find(known: Known, family: string, path: string, role: FileRole, depth: ProbeDepth): Known[number] | undefined {
    for (const each of known) {
      const { subject } = each;
      if (subject.depth !== depth || subject.family !== family || subject.role !== role) continue;
      if (subject.path !== path && extensionOf(subject.path) !== extensionOf(path)) continue;
      if (each.version === (this.#versions.get(family) ?? 0)) return each;
    }
    return undefined;
  }

  #use(sha256: string, known: Known): void {
    this.#known.delete(sha256);
    this.#known.set(sha256, known);
  }
}
