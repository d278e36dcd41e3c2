import type { PreludeFieldName } from './layout.ts';
import { preludeField } from './layout.ts';

/** One thing in an archive that is not as formats.md §3 says. */
export interface ArchiveFault {
  /** Stable. */
  readonly code: ArchiveFaultCode;
  /** One sentence for a person that says where and what. */
  readonly message: string;
  /** Which part of the file is wrong. */
  readonly part: ArchivePart;
  /** The prelude's field, or a JSON pointer into the header: `/asset_table/3/offset`. */
  readonly field?: string;
  /** Byte of the file: the first that is wrong, or the first of the range that is. */
  readonly byte?: number;
  readonly asset_id?: number;
}

export type ArchivePart = 'file' | 'prelude' | 'header' | 'gap' | 'slice';

export type ArchiveFaultCode =
  // the file
  | 'unreadable'
  | 'too_short'
  | 'wrong_end'
  | 'too_many_faults'
  // the prelude
  | 'wrong_magic'
  | 'unsupported_version'
  | 'header_too_large'
  | 'wrong_header_len'
  | 'wrong_payload_offset'
  | 'flags_not_zero'
  | 'reserved_not_zero'
  | 'wrong_header_checksum'
  // the header
  | 'header_damaged'
  | 'header_not_canonical'
  | 'header_invalid'
  | 'ids_not_ascending'
  | 'wrong_offset'
  | 'slice_beyond_end'
  | 'preload_too_long'
  | 'preload_not_ascending'
  | 'preload_unknown_asset'
  | 'preload_slot_clash'
  // the payload
  | 'gap_not_zero'
  | 'wrong_digest'
  | 'payload_invalid';

/** A hostile file may be wrong in a million places; a list of this many says enough. */
export const maxFaults = 1000;

/** Collects faults in the order they are found, at most {@link maxFaults} and a last one that says so. */
export class FaultList {
  readonly #found: ArchiveFault[] = [];

  get all(): readonly ArchiveFault[] {
    return this.#found;
  }

  get length(): number {
    return this.#found.length;
  }

  /** Nothing more will be listed: a loop over hostile data need not go on. */
  get isFull(): boolean {
    return this.#found.length > maxFaults;
  }

  add(fault: ArchiveFault): void {
    if (this.#found.length < maxFaults) this.#found.push(fault);
    else if (this.#found.length === maxFaults) {
      this.#found.push({ code: 'too_many_faults', message: `more than ${maxFaults} faults; the rest are not listed`, part: 'file' });
    }
  }

  /** A fault of one field of the prelude, at its first byte unless one is known better. */
  addPrelude(code: ArchiveFaultCode, field: PreludeFieldName, message: string, byte = preludeField(field).offset): void {
    this.add({ code, message: `${field} ${message}`, part: 'prelude', field, byte });
  }

  /** A fault at a JSON pointer into the header. */
  addHeader(code: ArchiveFaultCode, field: string, byte: number, message: string, more: { readonly asset_id?: number } = {}): void {
    this.add({ code, message: `header${field === '' ? '' : ` ${field}`}: ${message}`, part: 'header', field, byte, ...more });
  }
}

/** A fault's message as a sentence that stands alone; a field or file that it starts with stays as it is spelled. */
export function faultSentence(message: string): string {
  const begun = message.replace(/^[a-z]+(?![\w.])/u, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return begun.endsWith('.') ? begun : `${begun}.`;
}
