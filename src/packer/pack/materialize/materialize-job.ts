import { canonicalJson } from '../../../base/canonical-json.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { bug } from '../../../base/invariant.ts';
import { Sha256 } from '../../../io/hashing.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { systemCode } from '../../../io/system-error.ts';
import { MaterializeError, type Family, type MaterializeInput, type MaterializeRequest, type Materialization, type Segment } from '../../families/family.ts';
import type { EffectiveDeclaration } from '../../snapshot/family-port.ts';
import type { FrozenContent } from '../../snapshot/walk-projection.ts';
import { OpenedSources } from '../freeze/opened-sources.ts';
import { bytesOf, type MadePayload, type PayloadBytes } from '../payload/payload.ts';
import { SpillFile } from './spill-file.ts';

/** Finds a family by its name. */
export type FamilyLookup = (name: string) => Family | undefined;

/** One asset to be made, as a value that can cross to a worker: shared memory stays shared. */
export interface MaterializeJob {
  readonly asset_id: number;
  readonly declaration: EffectiveDeclaration;
  readonly inputs: readonly JobFile[];
  readonly parameters: Readonly<Record<string, JobFile>>;
  /** The family's draft for a preview is made, instead of what is packed. */
  readonly draft?: boolean;
  /** Where made bytes go when they are more than `keepBytes`: a file that does not exist yet. */
  readonly spill: string;
  /** Made bytes up to this many stay in memory. */
  readonly keepBytes: number;
}

export interface JobFile {
  readonly path: string;
  readonly content: FrozenContent;
}

export type JobOutcome =
  | { readonly ok: true; readonly payload: MadePayload }
  | JobFailure;

/** `data`: the input at `path` cannot be materialized. `disk`: the system failed. `bug`: our own code did. */
export type JobFailure =
  | { readonly ok: false; readonly reason: 'data'; readonly path: string; readonly message: string }
  | { readonly ok: false; readonly reason: 'disk'; readonly cause: string }
  | { readonly ok: false; readonly reason: 'bug'; readonly message: string };

/** Carries one job out. The same function runs inside a worker and, without workers, in the caller's thread. */
export function runJob(fs: FileSystem, families: FamilyLookup, job: MaterializeJob): JobOutcome {
  const family = families(job.declaration.family);
  if (!family) return { ok: false, reason: 'bug', message: `BUG: there is no family ${job.declaration.family}` };
  const opened = new OpenedSources(fs);
  try {
    return { ok: true, payload: makePayload(fs, family, job, requestOf(job, opened)) };
  } catch (error) {
    return failureOf(error);
  } finally {
    opened.dispose();
  }
}

/** What was thrown, as data that can cross from a worker. */
function failureOf(error: unknown): JobFailure {
  if (error instanceof MaterializeError) return { ok: false, reason: 'data', path: error.path, message: error.message };
  const cause = systemCode(error);
  if (cause !== undefined) return { ok: false, reason: 'disk', cause };
  return { ok: false, reason: 'bug', message: error instanceof Error ? error.message : String(error) };
}

/** What the family is asked, of each file one source. */
export function requestOf({ declaration, inputs, parameters }: MaterializeJob, opened: OpenedSources): MaterializeRequest {
  const take = (file: JobFile): MaterializeInput => ({ path: file.path, source: opened.source(file.content) });
  return { declaration, inputs: inputs.map(take), parameters: Object.fromEntries(Object.entries(parameters).map(([key, file]) => [key, take(file)])) };
}

/** Throws what the family or the disk throws. */
export function makePayload(fs: FileSystem, family: Family, job: MaterializeJob, request: MaterializeRequest): MadePayload {
  const made = job.draft === true ? family.preview.draft(request) : family.materialize(request);
  const sink = new PayloadSink(fs, job);
  try {
    for (const segment of made.segments) sink.take(segment, request.inputs);
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
    return { size: made.size, sha256: digest.sha256, metadata: canonicalJson(made.metadata), bytes };
  }

  dispose(): void {
    this.#file?.dispose();
  }
}
