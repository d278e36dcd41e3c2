import type { Signal } from './sounds/synth.ts';

export type SampleFormat = 'u8' | 's16' | 's24' | 's32' | 'f32';

export interface Sound {
  readonly rate: number;
  readonly format: SampleFormat;
  /** One or two of equal length. */
  readonly channels: readonly Signal[];
  /** First and last frame of the loop, both played. */
  readonly loop?: readonly [number, number];
  /** Written as WAVE_FORMAT_EXTENSIBLE. */
  readonly extensible?: boolean;
  /** A name in a LIST chunk before the samples, as sound editors leave one. */
  readonly title?: string;
}

const bytesOf = { u8: 1, s16: 2, s24: 3, s32: 4, f32: 4 } as const;

function writeSample(view: DataView, at: number, format: SampleFormat, value: number): void {
  const scaled = (bits: number): number => Math.max(-(2 ** (bits - 1)), Math.min(2 ** (bits - 1) - 1, Math.round(value * 2 ** (bits - 1))));
  if (format === 'u8') view.setUint8(at, scaled(8) + 128);
  else if (format === 's16') view.setInt16(at, scaled(16), true);
  else if (format === 's32') view.setInt32(at, scaled(32), true);
  else if (format === 'f32') view.setFloat32(at, value, true);
  else {
    view.setInt16(at, scaled(24) & 0xffff, true);
    view.setInt8(at + 2, scaled(24) >> 16);
  }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(8 + data.length + (data.length & 1));
  out.set(new TextEncoder().encode(name));
  new DataView(out.buffer).setUint32(4, data.length, true);
  out.set(data, 8);
  return out;
}

function words(...values: readonly number[]): Uint8Array {
  const out = new Uint8Array(values.length * 4);
  values.forEach((value, at) => new DataView(out.buffer).setUint32(at * 4, value, true));
  return out;
}

function formatChunk({ rate, format, channels, extensible }: Sound): Uint8Array {
  const data = new Uint8Array(extensible ? 40 : 16);
  const view = new DataView(data.buffer);
  const tag = format === 'f32' ? 3 : 1;
  const frame = bytesOf[format] * channels.length;
  view.setUint16(0, extensible ? 0xfffe : tag, true);
  view.setUint16(2, channels.length, true);
  view.setUint32(4, rate, true);
  view.setUint32(8, rate * frame, true);
  view.setUint16(12, frame, true);
  view.setUint16(14, bytesOf[format] * 8, true);
  if (!extensible) return chunk('fmt ', data);
  view.setUint16(16, 22, true);
  view.setUint16(18, bytesOf[format] * 8, true);
  view.setUint32(20, channels.length === 2 ? 3 : 4, true);
  view.setUint16(24, tag, true);
  data.set([0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71], 26);
  return chunk('fmt ', data);
}

function dataChunk({ format, channels }: Sound): Uint8Array {
  const size = bytesOf[format];
  const frames = channels[0]?.length ?? 0;
  const data = new Uint8Array(frames * channels.length * size);
  const view = new DataView(data.buffer);
  channels.forEach((channel, number) => {
    channel.forEach((value, frame) => writeSample(view, (frame * channels.length + number) * size, format, value));
  });
  return chunk('data', data);
}

function loopChunk(rate: number, [start, end]: readonly [number, number]): Uint8Array {
  return chunk('smpl', words(0, 0, Math.round(1e9 / rate), 60, 0, 0, 0, 1, 0, 0, 0, start, end, 0, 0));
}

function titleChunk(title: string): Uint8Array {
  const name = chunk('INAM', new TextEncoder().encode(`${title}\0`));
  const list = new Uint8Array(4 + name.length);
  list.set(new TextEncoder().encode('INFO'));
  list.set(name, 4);
  return chunk('LIST', list);
}

/** A RIFF/WAVE file. */
export function wav(sound: Sound): Uint8Array {
  const parts = [formatChunk(sound)];
  if (sound.title !== undefined) parts.push(titleChunk(sound.title));
  parts.push(dataChunk(sound));
  if (sound.loop) parts.push(loopChunk(sound.rate, sound.loop));
  const size = parts.reduce((sum, part) => sum + part.length, 4);
  const out = new Uint8Array(8 + size);
  out.set(chunk('RIFF', new TextEncoder().encode('WAVE')));
  new DataView(out.buffer).setUint32(4, size, true);
  let at = 12;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
