import type { ByteSource } from '../../../../base/byte-source.ts';
import { ok } from '../../../../base/result.ts';
import type { Result } from '../../../../base/result.ts';
import { damaged, unsupported } from './wav-fault.ts';
import type { WavFault } from './wav-fault.ts';

/** The body of a chunk: where it starts in the file, and its bytes, all of them inside the file. */
export interface Chunk {
  readonly offset: number;
  readonly size: number;
}

/** The chunks of a WAV file that mean something here: the first of each kind (formats.md §2). */
export interface WavChunks {
  readonly fmt: Chunk;
  readonly data: Chunk;
  readonly smpl?: Chunk;
}

/** A sane file has a handful. The limit keeps a file of nothing but chunk headers from taking minutes. */
const maxChunks = 4096;
const unknownSize = 0xffff_ffff;

/**
 * Walks the chunks to the end of the file. The size in the RIFF header is often wrong in files that play
 * everywhere, so it only decides one thing: whether a last, cut chunk is damage or bytes after the form.
 */
export function findChunks(source: ByteSource): Result<WavChunks, WavFault> {
  const form = readForm(source);
  if (!form.ok) return form;
  const found = new Map<string, Chunk>();
  let at = 12;
  for (let count = 0; at + 8 <= source.size; count++) {
    if (count === maxChunks) return damaged('RIFF', at, `it has more than ${maxChunks} chunks`);
    const { id, size: claimed } = chunkHeader(source, at);
    const size = id === 'data' && !found.has(id) ? dataSize(source, at + 8, claimed) : claimed;
    if (size > source.size - at - 8) {
      if (at >= form.value && found.has('fmt ') && found.has('data')) break;
      const why = `the chunk "${shownId(id)}" claims ${size} bytes, ${source.size - at - 8} are left`;
      return damaged(shownId(id), at + 4, why);
    }
    if (!found.has(id)) found.set(id, { offset: at + 8, size });
    at += 8 + size + (size % 2);
  }
  return needed(found, Math.min(at, source.size));
}

function needed(found: ReadonlyMap<string, Chunk>, end: number): Result<WavChunks, WavFault> {
  const fmt = found.get('fmt ');
  const data = found.get('data');
  const smpl = found.get('smpl');
  if (!fmt) return damaged('fmt ', end, 'it has no "fmt " chunk');
  if (!data) return damaged('data', end, 'it has no "data" chunk');
  return ok(smpl ? { fmt, data, smpl } : { fmt, data });
}

/** Where the form ends by its own word; the file's end when the word cannot be true. */
function readForm(source: ByteSource): Result<number, WavFault> {
  if (source.size < 12) return damaged('RIFF', 0, `it ends after ${source.size} bytes, inside the RIFF header`);
  const head = source.read(0, 12);
  const magic = String.fromCharCode(...head.subarray(0, 4));
  const type = String.fromCharCode(...head.subarray(8, 12));
  const end = 8 + new DataView(head.buffer, head.byteOffset).getUint32(4, true);
  if (magic === 'RF64' || magic === 'BW64' || magic === 'RIFX') {
    return unsupported('RIFF', 0, `${magic} files are not supported, only RIFF`);
  }
  if (magic !== 'RIFF') return damaged('RIFF', 0, 'it is not a WAV file, it does not start with "RIFF"');
  if (type !== 'WAVE') return damaged('WAVE', 8, `it is not a WAV file, its RIFF type is "${shownId(type)}"`);
  return ok(end <= 12 || end > source.size ? source.size : end);
}

/** What `data` really holds: a size that was never filled in means the rest of the file (formats.md §2). */
function dataSize(source: ByteSource, offset: number, claimed: number): number {
  const open = claimed === unknownSize || (claimed === 0 && !chunksFollow(source, offset));
  return open ? source.size - offset : claimed;
}

/** Whether nothing but whole chunks stands from here to the end; samples hardly ever look like that. */
function chunksFollow(source: ByteSource, from: number): boolean {
  let at = from;
  for (let count = 0; at + 8 <= source.size && count < maxChunks; count++) {
    const { id, size } = chunkHeader(source, at);
    if (!/^[ -~]{4}$/u.test(id)) return false;
    at += 8 + size + (size % 2);
  }
  return at === source.size || at === source.size + 1;
}

function chunkHeader(source: ByteSource, at: number): { readonly id: string; readonly size: number } {
  const head = source.read(at, 8);
  const size = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
  return { id: String.fromCharCode(...head.subarray(0, 4)), size };
}

function shownId(id: string): string {
  return id.replace(/[^ -~]/gu, '?');
}
