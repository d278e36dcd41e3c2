import type { ByteSource } from '../../../../base/byte-source.ts';
import { ok } from '../../../../base/result.ts';
import type { Result } from '../../../../base/result.ts';
import type { Chunk } from './riff-chunks.ts';
import { damaged, unsupported } from './wav-fault.ts';
import type { WavFault } from './wav-fault.ts';

/** How samples stand in `data`. */
export interface WavFormat {
  readonly encoding: 'pcm' | 'float';
  /** Of the container: 8, 16, 24, 32 for PCM, 32 or 64 for float. */
  readonly bits: number;
  readonly channels: 1 | 2;
  /** Hz, 1 … 384000. */
  readonly rate: number;
  /** Bytes of one sample of every channel. */
  readonly frameBytes: number;
}

/** Hz. Above what any converter records; the bound keeps the resampler's window small. */
const maxRate = 384_000;

const tags: Readonly<Record<number, string>> = {
  2: 'Microsoft ADPCM',
  6: 'A-law',
  7: 'µ-law',
  0x11: 'IMA ADPCM',
  0x31: 'GSM 6.10',
  0x50: 'MPEG',
  0x55: 'MP3',
  0x161: 'Windows Media Audio',
};
const extensibleTag = 0xfffe;
/** What follows the format tag in the GUIDs of WAVE_FORMAT_EXTENSIBLE. */
const guidTail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

/** Reads the `fmt ` chunk, 16 bytes or 40. The byte rate is not looked at: nothing depends on it. */
export function readFormat(source: ByteSource, chunk: Chunk): Result<WavFormat, WavFault> {
  const at = chunk.offset;
  if (chunk.size < 16) {
    return damaged('fmt ', at - 4, `the "fmt " chunk is ${chunk.size} bytes, at least 16 are needed`);
  }
  const bytes = source.read(at, Math.min(chunk.size, 40));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = readEncoding(bytes, view, at);
  if (!encoding.ok) return encoding;
  const shape = readShape(view, at);
  if (!shape.ok) return shape;
  return readWidth(view, at, encoding.value, shape.value);
}

type Shape = Pick<WavFormat, 'channels' | 'rate'>;

function readShape(view: DataView, at: number): Result<Shape, WavFault> {
  const channels = view.getUint16(2, true);
  const rate = view.getUint32(4, true);
  if (channels === 0) return damaged('nChannels', at + 2, 'it says it has 0 channels');
  if (channels > 2) return unsupported('nChannels', at + 2, `it has ${channels} channels, only 1 and 2 are supported`);
  if (rate === 0) return damaged('nSamplesPerSec', at + 4, 'its sample rate is 0');
  if (rate > maxRate) return unsupported('nSamplesPerSec', at + 4, `its sample rate is ${rate} Hz, above ${maxRate}`);
  return ok({ channels: channels === 1 ? 1 : 2, rate });
}

function readWidth(
  view: DataView,
  at: number,
  encoding: WavFormat['encoding'],
  shape: Shape,
): Result<WavFormat, WavFault> {
  const bits = view.getUint16(14, true);
  const frameBytes = view.getUint16(12, true);
  const supported = encoding === 'pcm' ? [8, 16, 24, 32] : [32, 64];
  if (!supported.includes(bits)) {
    const kind = encoding === 'pcm' ? 'PCM' : 'float';
    const why = `it is ${bits}-bit ${kind}, only ${supported.join(', ')} are supported`;
    return unsupported('wBitsPerSample', at + 14, why);
  }
  const expected = (shape.channels * bits) / 8;
  if (frameBytes === expected) return ok({ encoding, bits, ...shape, frameBytes });
  const why = `its block align is ${frameBytes}, ${shape.channels} × ${bits} bits make ${expected}`;
  return damaged('nBlockAlign', at + 12, why);
}

function readEncoding(bytes: Uint8Array, view: DataView, at: number): Result<WavFormat['encoding'], WavFault> {
  const tag = view.getUint16(0, true);
  if (tag !== extensibleTag) return encodingOf(tag, 'wFormatTag', at);
  if (bytes.length < 40 || view.getUint16(16, true) < 22) {
    return damaged('cbSize', at + 16, 'its extensible "fmt " chunk is too short to say what the samples are');
  }
  if (guidTail.some((byte, i) => bytes[26 + i] !== byte)) {
    const guid = Array.from(bytes.subarray(24, 40), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return unsupported('SubFormat', at + 24, `its subformat ${guid} is not supported, only PCM and float are`);
  }
  return encodingOf(view.getUint16(24, true), 'SubFormat', at + 24);
}

function encodingOf(tag: number, field: string, byte: number): Result<WavFormat['encoding'], WavFault> {
  if (tag === 1) return ok('pcm');
  if (tag === 3) return ok('float');
  const name = tags[tag] ?? `format 0x${tag.toString(16).padStart(4, '0')}`;
  return unsupported(field, byte, `its samples are ${name}, only PCM and float are supported`);
}
