import { z } from 'zod';
import { canonicalJson, type JsonValue } from '../../base/canonical-json.ts';
import { sha256Schema } from '../../contract/ids.ts';
import { openFileSource, type FileSource } from '../../io/file-source.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { Sha256, sha256 } from '../../io/hashing.ts';
import { newOperationId } from '../../io/operation-id.ts';
import { systemCode } from '../../io/system-error.ts';
import type { FrozenAsset } from './freeze.ts';
import { bytesOf, OpenedSources, type MadePayload } from './materialize-job.ts';
import { SpillFile } from './spill-file.ts';

/** Raised whenever the layout of an entry changes; older entries are then never looked at again. */
const cacheVersion = 1;
/** Bytes of an entry's first line. */
const maxDescription = 4 * 1024 * 1024;
/** Payloads up to this many bytes are handed out in memory. */
const maxInMemory = 1024 * 1024;
const pieceBytes = 1 << 20;

/** The first line of an entry; the payload's bytes follow it. */
const descriptionSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()),
  metadata_sha256: sha256Schema,
  sha256: sha256Schema,
  size: z.int().nonnegative(),
});

/**
 * Payloads by what they were made from. An accelerator and nothing else: whatever is wrong with it, the pack
 * makes the payload anew, and deleting it changes no result. A hit is verified by its digests; a failure to
 * materialize is never kept (operations.md §8).
 */
export class PayloadCache {
  readonly #fs: FileSystem;
  readonly #directory: string;

  /** `directory` is absolute and has been found to lie inside the project, with no link on the way. */
  constructor(fs: FileSystem, directory: string) {
    this.#fs = fs;
    this.#directory = directory;
  }

  find(key: string): MadePayload | undefined {
    return this.#orNothing(() => {
      const file = openFileSource(this.#fs, this.#path(key));
      try {
        return readEntry(file, this.#path(key));
      } finally {
        file.dispose();
      }
    });
  }

  /** Payloads that are only ranges of inputs are not kept: copying the input is as quick. */
  keep(key: string, payload: MadePayload, asset: FrozenAsset): void {
    if (payload.bytes.kind === 'segments' && payload.bytes.segments.some((segment) => segment.kind === 'input')) return;
    this.#orNothing(() => this.#write(this.#path(key), payload, asset));
  }

  #write(path: string, payload: MadePayload, asset: FrozenAsset): void {
    const temporary = `${path}.${newOperationId()}.tmp`;
    const file = new SpillFile(this.#fs, temporary);
    const opened = new OpenedSources(this.#fs);
    try {
      file.append(describe(payload));
      for (const bytes of piecesOf(this.#fs, payload, asset, opened)) file.append(bytes);
      file.finish();
      this.#fs.rename(temporary, path);
    } finally {
      opened.dispose();
      file.dispose();
    }
  }

  #path(key: string): string {
    return `${this.#directory}/${key}`;
  }

  /** The disk's own failures are a miss, or a payload that is not kept. */
  #orNothing<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return undefined;
    }
  }
}

/** What a payload depends on, as one digest: content, effective declaration, family version; no place, no time. */
export function payloadKey(asset: FrozenAsset, familyVersion: number): string {
  const value = {
    cache_version: cacheVersion,
    family_version: familyVersion,
    declaration: asset.effective as unknown as JsonValue,
    inputs: asset.inputs.map(({ path, sha256: digest }) => ({ path, sha256: digest })),
    parameters: Object.entries(asset.parameters).map(([key, { path, sha256: digest }]) => ({ key, path, sha256: digest })),
  };
  return sha256(new TextEncoder().encode(canonicalJson(value)));
}

/** A payload's bytes in order, whatever they are kept in. A piece is only good until the next is asked for. */
export function* piecesOf(
  fs: FileSystem,
  payload: MadePayload,
  asset: FrozenAsset,
  opened: OpenedSources,
): Iterable<Uint8Array> {
  if (payload.bytes.kind === 'segments') {
    const inputs = asset.inputs.map((file) => ({ source: opened.source(file.content) }));
    for (const segment of payload.bytes.segments) yield* bytesOf(segment, inputs);
    return;
  }
  const file = openFileSource(fs, payload.bytes.file);
  try {
    for (let done = 0; done < payload.size; done += pieceBytes) {
      yield file.read(payload.bytes.offset + done, Math.min(pieceBytes, payload.size - done));
    }
  } finally {
    file.dispose();
  }
}

function describe(payload: MadePayload): Uint8Array {
  const metadata = payload.metadata as JsonValue;
  const description = {
    metadata,
    metadata_sha256: sha256(new TextEncoder().encode(canonicalJson(metadata))),
    sha256: payload.sha256,
    size: payload.size,
  };
  return new TextEncoder().encode(`${canonicalJson(description)}\n`);
}

/** An entry whose every byte is what its first line says, or nothing. */
function readEntry(file: FileSource, path: string): MadePayload | undefined {
  const head = file.read(0, Math.min(file.size, maxDescription));
  const end = head.indexOf(0x0a);
  const description = end < 0 ? undefined : parseDescription(head.slice(0, end));
  if (!description || file.size !== end + 1 + description.size) return undefined;
  const { metadata, size } = description;
  if (size <= maxInMemory) {
    const bytes = file.read(end + 1, size).slice();
    if (sha256(bytes) !== description.sha256) return undefined;
    return { size, sha256: description.sha256, metadata, bytes: { kind: 'segments', segments: [{ kind: 'bytes', bytes }] } };
  }
  const hash = new Sha256();
  for (let done = 0; done < size; done += pieceBytes) {
    hash.update(file.read(end + 1 + done, Math.min(pieceBytes, size - done)));
  }
  if (hash.digest().sha256 !== description.sha256) return undefined;
  return { size, sha256: description.sha256, metadata, bytes: { kind: 'file', file: path, offset: end + 1 } };
}

function parseDescription(bytes: Uint8Array): z.infer<typeof descriptionSchema> | undefined {
  try {
    const parsed = descriptionSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (!parsed.success) return undefined;
    const metadata = new TextEncoder().encode(canonicalJson(parsed.data.metadata));
    return sha256(metadata) === parsed.data.metadata_sha256 ? parsed.data : undefined;
  } catch {
    // Not JSON, or not text at all: not an entry of ours.
    return undefined;
  }
}
