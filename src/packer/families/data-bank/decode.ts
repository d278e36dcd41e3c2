import type { ByteSource } from '../../../base/byte-source.ts';
import { readDataBankMetadata, verifyDataBank } from './metadata.ts';

/** A data bank read back: its directory, and each file as a source of its own. */
export interface DataBankPreview {
  readonly files: readonly DataFilePreview[];
}

interface DataFilePreview {
  /** The artifact's path. */
  readonly name: string;
  /** Bytes, from the slice's start. */
  readonly offset: number;
  readonly size: number;
  readonly source: ByteSource;
}

/** Throws when payload and metadata are not a data bank; the message says what is wrong first. */
export function decodeDataBank(payload: ByteSource, metadata: unknown): DataBankPreview {
  const problem = verifyDataBank(payload, metadata)[0];
  const read = readDataBankMetadata(metadata);
  if (problem !== undefined || !read.ok) throw new Error(`not a data bank: ${problem}`);
  return {
    files: read.value.files.map(({ name, offset, size }) => {
      const source: ByteSource = { size, read: (from, length) => payload.read(offset + from, length) };
      return { name, offset, size, source };
    }),
  };
}
