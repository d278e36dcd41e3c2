/** One chunk of a RIFF file. Its pad byte is added by the writer. */
export interface WavChunk {
  /** Four characters: `LIST`. */
  readonly id: string;
  readonly body: Uint8Array;
  /** The size to claim instead of the true one: 0xFFFFFFFF, or a lie. */
  readonly claims?: number;
}

export interface WavLoop {
  readonly start: number;
  /** The last frame of the loop, as `smpl` has it. */
  readonly end: number;
  /** 0 forward, 1 back and forth, 2 backward. */
  readonly type?: number;
}

/** A WAV file as a test wants it. What is left out takes the plainest value: 16-bit PCM, mono, 44100 Hz. */
export interface WavRecipe {
  readonly encoding?: 'pcm' | 'float';
  readonly bits?: 8 | 16 | 24 | 32 | 64;
  readonly channels?: number;
  /** Hz. */
  readonly rate?: number;
  /** Interleaved and as stored: 0 … 255 for 8 bit, signed integers above, numbers for float. */
  readonly samples?: readonly number[] | Float64Array;
  /** WAVE_FORMAT_EXTENSIBLE, with this many valid bits. */
  readonly extensible?: boolean;
  readonly validBits?: number;
  /** Replaces the GUID that follows from `encoding`. */
  readonly subformat?: readonly number[];
  /** Adds a `smpl` chunk after the data. */
  readonly loops?: readonly WavLoop[];
  /** The size the `data` chunk claims instead of its own. */
  readonly dataClaims?: number;
  /** Bytes after the last whole frame, inside `data`. */
  readonly partialFrame?: readonly number[];
  /** Chunks before `fmt `, between `fmt ` and `data`, and at the end. */
  readonly before?: readonly WavChunk[];
  readonly between?: readonly WavChunk[];
  readonly after?: readonly WavChunk[];
}

const guidTail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

/** A whole WAV file. Chunks are in the order before, `fmt `, between, `data`, `smpl`, after. */
export function wavFile(recipe: WavRecipe = {}): Uint8Array {
  const data: WavChunk = { id: 'data', body: sampleBytes(recipe) };
  return riffFile([
    ...(recipe.before ?? []),
    { id: 'fmt ', body: formatBody(recipe) },
    ...(recipe.between ?? []),
    recipe.dataClaims === undefined ? data : { ...data, claims: recipe.dataClaims },
    ...(recipe.loops ? [{ id: 'smpl', body: loopBody(recipe.loops) }] : []),
    ...(recipe.after ?? []),
  ]);
}

/** `RIFF`, the size, the form type and the chunks, each padded to an even length. */
export function riffFile(chunks: readonly WavChunk[], form = 'WAVE', magic = 'RIFF'): Uint8Array {
  const body = join([ascii(form), ...chunks.flatMap(chunkBytes)]);
  return join([ascii(magic), u32(body.length), body]);
}

/** The body of a `fmt ` chunk: 16 bytes, or 40 for WAVE_FORMAT_EXTENSIBLE. */
export function formatBody(recipe: WavRecipe): Uint8Array {
  const { encoding = 'pcm', bits = 16, channels = 1, rate = 44100, extensible = false } = recipe;
  const tag = encoding === 'pcm' ? 1 : 3;
  const frame = channels * (bits / 8);
  const plain = [u16(extensible ? 0xfffe : tag), u16(channels), u32(rate), u32(rate * frame), u16(frame), u16(bits)];
  if (!extensible) return join(plain);
  const guid = recipe.subformat ?? [tag, 0, ...guidTail];
  return join([...plain, u16(22), u16(recipe.validBits ?? bits), u32(0), Uint8Array.from(guid)]);
}

/** The body of a `smpl` chunk. */
export function loopBody(loops: readonly WavLoop[]): Uint8Array {
  const head = [0, 0, 22676, 60, 0, 0, 0, loops.length, 0].map(u32);
  return join([...head, ...loops.flatMap((loop, i) => [i, loop.type ?? 0, loop.start, loop.end, 0, 0].map(u32))]);
}

function sampleBytes(recipe: WavRecipe): Uint8Array {
  const { encoding = 'pcm', bits = 16, samples = [], partialFrame = [] } = recipe;
  const width = bits / 8;
  const bytes = new Uint8Array(samples.length * width + partialFrame.length);
  const view = new DataView(bytes.buffer);
  samples.forEach((value: number, i: number) => {
    putSample(view, i * width, encoding, width, value);
  });
  bytes.set(partialFrame, samples.length * width);
  return bytes;
}

function putSample(view: DataView, at: number, encoding: 'pcm' | 'float', width: number, value: number): void {
  if (encoding === 'float') {
    if (width === 4) view.setFloat32(at, value, true);
    else view.setFloat64(at, value, true);
    return;
  }
  for (let i = 0; i < width; i++) view.setUint8(at + i, Math.floor(value / 256 ** i) & 0xff);
}

function chunkBytes(chunk: WavChunk): Uint8Array[] {
  const parts = [ascii(chunk.id), u32(chunk.claims ?? chunk.body.length), chunk.body];
  return chunk.body.length % 2 === 1 ? [...parts, new Uint8Array(1)] : parts;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, value >> 8);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
