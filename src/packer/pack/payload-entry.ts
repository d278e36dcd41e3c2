import { z } from 'zod';
import type { ByteSource } from '../../base/byte-source.ts';
import { canonicalJson, type JsonValue } from '../../base/canonical-json.ts';
import { sha256Schema } from '../../contract/ids.ts';
import { Sha256, sha256 } from '../../io/hashing.ts';
import type { Family } from '../families/family.ts';
import type { MadePayload } from './payload.ts';

/**
 * An entry of the payload cache, one file:
 *
 * | part | bytes |
 * | --- | --- |
 * | description | canonical JSON: `key` (also the file's name), `metadata`, `metadata_sha256`, `sha256`, `size` |
 * | newline | 1 |
 * | payload | `size`, to the end of the file |
 */
const descriptionSchema = z.strictObject({
  key: sha256Schema,
  metadata: z.record(z.string(), z.unknown()),
  metadata_sha256: sha256Schema,
  sha256: sha256Schema,
  size: z.int().nonnegative(),
});
type Description = z.infer<typeof descriptionSchema>;

/** Bytes of a description that anyone would read. */
const maxDescription = 4 * 1024 * 1024;
const usualDescription = 8 * 1024;
const pieceBytes = 1 << 20;

/** What an entry says of itself, and its payload, which nobody has looked at yet. */
export interface CacheEntry {
  readonly described: Omit<MadePayload, 'bytes'>;
  readonly size: number;
  /** Of the payload, in the file. */
  readonly offset: number;
  readonly payload: ByteSource;
  /** Whether these bytes are the payload that is described, and one that the family could have made. */
  isSound(payload: ByteSource, family: Family): boolean;
}

/** The description and the newline after it. */
export function describeEntry(key: string, payload: MadePayload): Uint8Array {
  const metadata = payload.metadata as JsonValue;
  const description = {
    key,
    metadata,
    metadata_sha256: sha256(new TextEncoder().encode(canonicalJson(metadata))),
    sha256: payload.sha256,
    size: payload.size,
  };
  return new TextEncoder().encode(`${canonicalJson(description)}\n`);
}

/** Reads the description of an entry that may be damaged or hostile; nothing when it is not the key's. */
export function readEntry(file: ByteSource, key: string): CacheEntry | undefined {
  const head = readHead(file);
  const end = head.indexOf(0x0a);
  const description = end < 0 ? undefined : parseDescription(head.slice(0, end));
  if (!description || description.key !== key || file.size !== end + 1 + description.size) return undefined;
  const { metadata, sha256: digest, size } = description;
  const offset = end + 1;
  return {
    described: { metadata, sha256: digest, size },
    size,
    offset,
    payload: { size, read: (at, length) => file.read(offset + at, length) },
    isSound: (payload, family) => digestOf(payload) === digest && family.verify(payload, metadata).length === 0,
  };
}

/** Most descriptions are short, and the payload behind them is not wanted yet. */
function readHead(file: ByteSource): Uint8Array {
  const short = file.read(0, Math.min(file.size, usualDescription));
  return short.includes(0x0a) ? short : file.read(0, Math.min(file.size, maxDescription));
}

function digestOf(payload: ByteSource): string {
  const hash = new Sha256();
  for (let done = 0; done < payload.size; done += pieceBytes) {
    hash.update(payload.read(done, Math.min(pieceBytes, payload.size - done)));
  }
  return hash.digest().sha256;
}

function parseDescription(bytes: Uint8Array): Description | undefined {
  try {
    const parsed = descriptionSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (!parsed.success) return undefined;
    const metadata = new TextEncoder().encode(canonicalJson(parsed.data.metadata));
    return sha256(metadata) === parsed.data.metadata_sha256 ? parsed.data : undefined;
  } catch {
    // Not JSON, not text at all, or nested beyond all measure: not an entry of ours.
    return undefined;
  }
}
