/** Bytes of the header below. */
const headerBytes = 44;

/** Interleaved s16 samples, little-endian, as a WAV file: `RIFF`, a 16-byte `fmt `, `data`. */
export function wavOf(samples: Uint8Array, { rate, channels }: { readonly rate: number; readonly channels: number }): Uint8Array {
  const bytes = new Uint8Array(headerBytes + samples.length);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string): void => bytes.set(new TextEncoder().encode(word), at);
  text(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + samples.length, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length, true);
  bytes.set(samples, headerBytes);
  return bytes;
}
