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

/**
 * Facts about files by their content: a file that moved or was touched keeps them, another version of its
 * family forgets them. Beyond its capacity the ones unused for longest go, and are gathered again when asked.
 */
export class FactStore implements FactLookup {
  readonly #versions: ReadonlyMap<string, number>;
  readonly #capacity: number;
  /** In order of last use. */
  readonly #facts = new Map<string, ProbeFacts>();

  constructor(walkers: readonly FamilyWalker[], capacity = defaultCapacity) {
    this.#versions = new Map(walkers.map(({ family, version }) => [family, version]));
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#facts.size;
  }

  get(sha256: string, family: string, path: string, role: FileRole, depth: ProbeDepth): ProbeFacts | undefined {
    const key = this.#key({ sha256, family, path, role, depth });
    const facts = this.#facts.get(key);
    if (facts && this.#facts.size >= this.#capacity) this.#use(key, facts);
    return facts;
  }

  put(subject: FactSubject, facts: ProbeFacts): void {
    this.#use(this.#key(subject), facts);
    for (const oldest of this.#facts.keys()) {
      if (this.#facts.size <= this.#capacity) break;
      this.#facts.delete(oldest);
    }
  }

  #use(key: string, facts: ProbeFacts): void {
    this.#facts.delete(key);
    this.#facts.set(key, facts);
  }

  #key({ sha256, family, path, role, depth }: FactSubject): string {
    const version = String(this.#versions.get(family) ?? 0);
    return [sha256, family, version, role, depth, extensionOf(path)].join(' ');
  }
}

/** From the last dot of the last segment, in lower case. */
function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
