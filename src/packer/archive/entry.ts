import type { JsonObject } from '../../base/canonical-json.ts';
import { parseRange, type ByteRange } from './canonical-outline.ts';
import type { EntryFields, HeaderEntry } from './header.ts';

/** An entry of an opened archive. Its metadata stays bytes until somebody asks for it. */
export class ArchiveEntry implements HeaderEntry {
  readonly asset_id: number;
  readonly asset_name: string;
  readonly bank_type: string;
  readonly codec: 'NONE';
  readonly decoded_size: number;
  readonly offset: number;
  readonly sha256: string;
  readonly size: number;
  /** The whole entry, and its metadata, in the header's bytes. */
  readonly range: ByteRange;
  readonly #metadata: ByteRange;
  readonly #header: Uint8Array;

  /** @param header canonical JSON; `metadata` is the range of an object in it */
  constructor(fields: EntryFields, header: Uint8Array, range: ByteRange, metadata: ByteRange) {
    this.asset_id = fields.asset_id;
    this.asset_name = fields.asset_name;
    this.bank_type = fields.bank_type;
    this.codec = fields.codec;
    this.decoded_size = fields.decoded_size;
    this.offset = fields.offset;
    this.sha256 = fields.sha256;
    this.size = fields.size;
    this.range = range;
    this.#metadata = metadata;
    this.#header = header;
  }

  /** Parsed anew at each call, so that no archive holds all of them. */
  get metadata(): JsonObject {
    return parseRange(this.#header, this.#metadata) as JsonObject;
  }

  /** The metadata's canonical bytes: equal bytes mean equal metadata. */
  get metadataBytes(): Uint8Array {
    return this.#header.subarray(this.#metadata.start, this.#metadata.end);
  }
}
