import { inflateSync } from 'node:zlib';
import { ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { gatherData } from './chunks.ts';
import type { PngDataChunks } from './chunks.ts';
import { pngFault } from './fault.ts';
import type { PngFault } from './fault.ts';

/**
 * Inflates the IDAT chunks into exactly `expected` bytes. Never more memory than the bytes expected and the
 * compressed bytes they could need at the very worst; a stream that is shorter, longer or followed by other
 * bytes is a fault.
 */
export function inflateData(bytes: Uint8Array, data: PngDataChunks, expected: number): Result<Uint8Array, PngFault> {
  // Stored blocks of one byte each, flushed: no encoder needs more than this for the rows of a real picture.
  const most = expected * 16 + 0x1_0000;
  if (data.length > most) return tooLong(data, `${data.length} compressed bytes are more than the picture can need`);
  const compressed = gatherData(bytes, data);
  let used: number;
  let rows: Uint8Array;
  try {
    // One byte more than expected: a longer stream shows itself, and an exact one needs no second buffer.
    ({ rows, used } = inflateCounting(compressed, expected));
  } catch (error) {
    return inflateFault(data, expected, error);
  }
  if (rows.length < expected) return tooShort(data, `it inflates to ${rows.length} bytes, the picture needs ${expected}`);
  if (used < compressed.length) return tooLong(data, `${compressed.length - used} bytes follow the end of the compressed stream`);
  return ok(rows);
}

function inflateCounting(compressed: Uint8Array, expected: number): { rows: Uint8Array; used: number } {
  const options = { chunkSize: Math.max(64, expected + 1), maxOutputLength: expected, info: true };
  // `info` makes Node answer with the engine too, which the types do not know.
  const answer: unknown = inflateSync(compressed, options);
  const { buffer, engine } = answer as { buffer: Uint8Array; engine: { bytesWritten: number } };
  return { rows: buffer, used: engine.bytesWritten };
}

function inflateFault(data: PngDataChunks, expected: number, error: unknown): Result<never, PngFault> {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLong(data, `it inflates to more than the ${expected} bytes the picture needs`);
  if (code === 'Z_BUF_ERROR') return tooShort(data, 'the compressed stream breaks off before its end');
  if (code?.startsWith('Z_') !== true) throw error;
  const words = code === 'Z_NEED_DICT' ? 'it asks for a preset dictionary' : `the compressed stream is damaged (${message ?? code})`;
  return dataFault('data_damaged', data, words);
}

function tooShort(data: PngDataChunks, words: string): Result<never, PngFault> {
  return dataFault('data_too_short', data, words);
}

function tooLong(data: PngDataChunks, words: string): Result<never, PngFault> {
  return dataFault('data_too_long', data, words);
}

function dataFault(
  kind: 'data_damaged' | 'data_too_short' | 'data_too_long',
  { byte }: PngDataChunks,
  words: string,
): Result<never, PngFault> {
  return pngFault(kind, `picture data (IDAT) from byte ${byte}: ${words}`, { chunk: 'IDAT', byte });
}
