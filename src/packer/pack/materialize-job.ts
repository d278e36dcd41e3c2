import { bytesSource, type ByteSource } from '../../base/byte-source.ts';
import type { Disposable } from '../../base/disposable.ts';
import { bug } from '../../base/invariant.ts';
import { Sha256 } from '../../io/hashing.ts';
import { openFileSource, type FileSource } from '../../io/file-source.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { systemCode } from '../../io/system-error.ts';
import { MaterializeError, type Family, type MaterializeInput, type Materialization, type Segment } from '../families/family.ts';
import type { EffectiveDeclaration } from '../snapshot/family-port.ts';
import type { FrozenContent } from '../snapshot/walk-projection.ts';
import { SpillFile } from './spill-file.ts';

/** Finds a family by its name. */
export type FamilyLookup = (name: string) => Family | undefined;

/** One asset to be made, as a value that can cross to a worker: shared memory stays shared. */
export interface MaterializeJob {
  readonly asset_id: number;
  readonly declaration: EffectiveDeclaration;
  readonly inputs: readonly JobFile[];
  readonly parameters: Readonly<Record<string, JobFile>>;
  /** Where made bytes go when they are more than `keepBytes`: a file that does not exist yet. */
  readonly spill: string;
  /** Made bytes up to this many stay in memory. */
  readonly keepBytes: number;
}

export interface JobFile {
  readonly path: string;
  readonly content: FrozenContent;
}

/** A payload that was made: what the archive's entry says of it, and where its bytes are. */
export interface MadePayload {
  readonly size: number;
  readonly sha256: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly bytes: PayloadBytes;
}

export type PayloadBytes =
  | { readonly kind: 'segments'; readonly segments: readonly Segment[] }
  /** `size` bytes from `offset` of a private file. */
  | { readonly kind: 'file'; readonly file: string; readonly offset: number };

export type JobOutcome =
  | { readonly ok: true; readonly payload: MadePayload }
  /** `path`: the input that cannot be materialized. `bug`: our own code failed, not the data. */
  | { readonly ok: false; readonly path: string; readonly message: string; readonly bug: boolean };

/** Carries one job out. The same function runs inside a worker and, without workers, in the caller's thread. */
export function runJob(fs: FileSystem, families: FamilyLookup, job: MaterializeJob): JobOutcome {
  const family = families(job.declaration.family);
  if (!family) return { ok: false, path: '', message: `BUG: there is no family ${job.declaration.family}`, bug: true };
  const opened = new OpenedSources(fs);
  try {
    return { ok: true, payload: make(fs, family, job, opened) };
  } catch (error) {
    if (error instanceof MaterializeError) return { ok: false, path: error.path, message: error.message, bug: false };
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, path: '', message, bug: systemCode(error) === undefined };
  } finally {
    opened.dispose();
  }
}

function make(fs: FileSystem, family: Family, job: MaterializeJob, opened: OpenedSources): MadePayload {
  const inputs = job.inputs.map((file): MaterializeInput => ({ path: file.path, source: opened.source(file.content) }));
  const parameters = Object.fromEntries(
    Object.entries(job.parameters).map(([key, file]) => [key, { path: file.path, source: opened.source(file.content) }]),
  );
  const made = family.materialize({ declaration: job.declaration, inputs, parameters });
  const sink = new PayloadSink(fs, job);
  try {
    for (const segment of made.segments) sink.take(segment, inputs);
    return sink.finish(made);
  } finally {
    sink.dispose();
  }
}

/** Takes a payload's segments in order: hashes all, keeps few bytes in memory and many in a file. */
class PayloadSink implements Disposable {
  readonly #hash = new Sha256();
  readonly #fs: FileSystem;
  readonly #job: MaterializeJob;
  readonly #segments: Segment[] = [];
  /** Bytes of `#segments` that had to be made; ranges of inputs cost nothing to keep. */
  #made = 0;
  #file: SpillFile | undefined;

  constructor(fs: FileSystem, job: MaterializeJob) {
    this.#fs = fs;
    this.#job = job;
  }

  take(segment: Segment, inputs: readonly MaterializeInput[]): void {
    for (const bytes of bytesOf(segment, inputs)) {
      this.#hash.update(bytes);
      this.#file?.append(bytes);
    }
    if (this.#file) return;
    this.#segments.push(segment);
    if (segment.kind === 'bytes') this.#made += segment.bytes.length;
    if (this.#made > this.#job.keepBytes) this.#spill(inputs);
  }

  /** From here on everything goes to the file, beginning with what was kept so far. */
  #spill(inputs: readonly MaterializeInput[]): void {
    this.#file = new SpillFile(this.#fs, this.#job.spill);
    for (const segment of this.#segments.splice(0)) {
      for (const bytes of bytesOf(segment, inputs)) this.#file.append(bytes);
    }
  }

  finish(made: Materialization): MadePayload {
    const digest = this.#hash.digest();
    if (digest.size !== made.size) bug(`${made.size} bytes were announced, ${digest.size} were made`);
    this.#file?.finish();
    const bytes: PayloadBytes = this.#file
      ? { kind: 'file', file: this.#job.spill, offset: 0 }
      : { kind: 'segments', segments: this.#segments };
    return { size: made.size, sha256: digest.sha256, metadata: made.metadata, bytes };
  }

  dispose(): void {
    this.#file?.dispose();
  }
}

const pieceBytes = 1 << 20;

/** A segment's bytes in pieces of at most 1 MiB. A piece is only good until the next is asked for. */
export function* bytesOf(segment: Segment, inputs: readonly { readonly source: ByteSource }[]): Iterable<Uint8Array> {
  if (segment.kind === 'bytes') {
    yield segment.bytes;
    return;
  }
  const source = inputs[segment.input]?.source;
  if (!source) bug(`a segment names input ${segment.input}`);
  for (let done = 0; done < segment.length; done += pieceBytes) {
    yield source.read(segment.offset + done, Math.min(pieceBytes, segment.length - done));
  }
}

/** Sources over frozen content, and the descriptors behind those that are private copies. */
export class OpenedSources implements Disposable {
  readonly #fs: FileSystem;
  readonly #files: FileSource[] = [];

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  source(content: FrozenContent): ByteSource {
    if (content.kind === 'memory') return bytesSource(content.bytes);
    const file = openFileSource(this.#fs, content.file);
    this.#files.push(file);
    return file;
  }

  dispose(): void {
    for (const file of this.#files.splice(0)) file.dispose();
  }
}
