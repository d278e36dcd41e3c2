import type { CacheBody, CacheKind } from './cache-file.ts';
import type { FactLookup, FamilyWalker, FileRole, ProbeDepth, ProbeFacts } from './family-port.ts';

/**
 * Facts about contents, on disk; those about one content stand together:
 *
 * | part | bytes |
 * | --- | --- |
 * | counts | 4 u32: facts, bytes of subjects, bytes of facts, 0 |
 * | numbers | of each fact 2 u32: its subject's place in the list, bytes of its JSON |
 * | digests | of each fact 32 bytes |
 * | subjects | JSON: a list of `[family, version, extension, role, depth]` |
 * | facts | JSON, one after another |
 */
export const factCache: CacheKind = { name: 'facts', tag: 2, version: 1 };

export interface StoredFact {
  readonly sha256: string;
  readonly subject: FactKind;
  /** JSON. */
  readonly text: Uint8Array;
}

/** What a fact is about, besides the content. */
export interface FactKind {
  readonly family: string;
  readonly version: number;
  /** Lower case, with its dot. */
  readonly extension: string;
  readonly role: FileRole;
  readonly depth: ProbeDepth;
}

const digestBytes = 32;

export function factCacheBody(facts: readonly StoredFact[]): readonly Uint8Array[] {
  const kinds = new Map<string, number>();
  const numbers = new Uint32Array(facts.length * 2);
  const digests = Buffer.alloc(facts.length * digestBytes);
  for (const [at, { sha256, subject, text }] of facts.entries()) {
    const key = JSON.stringify([subject.family, subject.version, subject.extension, subject.role, subject.depth]);
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    numbers.set([kind, text.length], at * 2);
    digests.write(sha256, at * digestBytes, 'hex');
  }
  const subjects = new TextEncoder().encode(`[${[...kinds.keys()].join(',')}]`);
  const texts = Buffer.concat(facts.map(({ text }) => text));
  const counts = new Uint32Array([facts.length, subjects.length, texts.length, 0]);
  return [new Uint8Array(counts.buffer), new Uint8Array(numbers.buffer), digests, subjects, texts];
}

/** Facts as an earlier process found them, by content; one is only parsed when it is asked for. */
export class RecalledFacts implements FactLookup {
  readonly #kinds: readonly (FactKind | undefined)[];
  readonly #numbers: Uint32Array;
  readonly #digests: Buffer;
  readonly #texts: Buffer;
  readonly #ends: Float64Array;
  readonly #parsed: ProbeFacts[] = [];
  /** The first fact about each content. Made when first one is asked for. */
  #first: ReadonlyMap<string, number> | undefined;

  private constructor(bytes: Uint8Array<ArrayBuffer>, counts: Counts, walkers: readonly FamilyWalker[]) {
    const { facts, digestsAt, subjectsAt, textsAt } = counts;
    const versions = new Map(walkers.map(({ family, version }) => [family, version]));
    const listed = JSON.parse(Buffer.from(bytes.subarray(subjectsAt, textsAt)).toString()) as readonly (readonly [string, number, string, FileRole, ProbeDepth])[];
    this.#kinds = listed.map(([family, version, extension, role, depth]) => (versions.get(family) === version ? { family, version, extension, role, depth } : undefined));
    this.#numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + 16, facts * 2);
    this.#digests = Buffer.from(bytes.buffer, bytes.byteOffset + digestsAt, facts * digestBytes);
    this.#texts = Buffer.from(bytes.buffer, bytes.byteOffset + textsAt, bytes.length - textsAt);
    this.#ends = new Float64Array(facts);
    for (let at = 0, end = 0; at < facts; at++) this.#ends[at] = end += this.#numbers[at * 2 + 1] ?? 0;
  }

  /** Nothing when the parts do not add up. */
  static from({ bytes }: CacheBody, walkers: readonly FamilyWalker[]): RecalledFacts | undefined {
    const counts = countsOf(bytes);
    return counts && new RecalledFacts(bytes, counts, walkers);
  }

  get(sha256: string, family: string, path: string, role: FileRole, depth: ProbeDepth): ProbeFacts | undefined {
    const extension = extensionOf(path);
    for (const at of this.#about(sha256)) {
      const kind = this.#kinds[this.#numbers[at * 2] ?? -1];
      if (kind?.family === family && kind.extension === extension && kind.role === role && kind.depth === depth) {
        return (this.#parsed[at] ??= JSON.parse(this.#text(at).toString()) as ProbeFacts);
      }
    }
    return undefined;
  }

  /** What still counts about a content, to be kept on. */
  *about(sha256: string): Iterable<StoredFact> {
    for (const at of this.#about(sha256)) {
      const subject = this.#kinds[this.#numbers[at * 2] ?? -1];
      if (subject) yield { sha256, subject, text: this.#text(at) };
    }
  }

  *#about(sha256: string): Iterable<number> {
    const first = (this.#first ??= this.#index()).get(sha256);
    if (first === undefined) return;
    for (let at = first; at < this.#ends.length && (at === first || this.#isSameContent(at, first)); at++) yield at;
  }

  #isSameContent(one: number, other: number): boolean {
    return this.#digests.compare(this.#digests, one * digestBytes, (one + 1) * digestBytes, other * digestBytes, (other + 1) * digestBytes) === 0;
  }

  #index(): ReadonlyMap<string, number> {
    const first = new Map<string, number>();
    for (let at = 0; at < this.#ends.length; at++) {
      if (at > 0 && this.#isSameContent(at, at - 1)) continue;
      first.set(this.#digests.toString('hex', at * digestBytes, (at + 1) * digestBytes), at);
    }
    return first;
  }

  #text(at: number): Buffer {
    return this.#texts.subarray(this.#ends[at - 1] ?? 0, this.#ends[at]);
  }
}

interface Counts {
  readonly facts: number;
  readonly digestsAt: number;
  readonly subjectsAt: number;
  readonly textsAt: number;
}

function countsOf(bytes: Uint8Array<ArrayBuffer>): Counts | undefined {
  if (bytes.length < 16) return undefined;
  const [facts = 0, subjectBytes = 0, textBytes = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
  const digestsAt = 16 + facts * 8;
  const subjectsAt = digestsAt + facts * digestBytes;
  const textsAt = subjectsAt + subjectBytes;
  return textsAt + textBytes === bytes.length ? { facts, digestsAt, subjectsAt, textsAt } : undefined;
}

/** From the last dot of the last segment, in lower case. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
