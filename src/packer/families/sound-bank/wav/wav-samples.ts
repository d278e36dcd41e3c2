import type { ByteSource } from '../../../../base/byte-source.ts';
import type { FrameReader } from '../conversion/frame-reader.ts';
import type { WavHeader } from './wav-header.ts';

type SampleReader = (view: DataView, byte: number) => number;

/** Samples as real numbers, `s / 2^(bits-1)`, 8 bit from 128 (formats.md §2). All of them exact. */
const pcmReaders: Readonly<Record<number, SampleReader>> = {
  8: (view, byte) => (view.getUint8(byte) - 128) / 0x80,
  16: (view, byte) => view.getInt16(byte, true) / 0x8000,
  24: (view, byte) => (view.getUint16(byte, true) + view.getInt8(byte + 2) * 0x1_0000) / 0x80_0000,
  32: (view, byte) => view.getInt32(byte, true) / 0x8000_0000,
};
const floatReaders: Readonly<Record<number, SampleReader>> = {
  32: (view, byte) => view.getFloat32(byte, true),
  64: (view, byte) => view.getFloat64(byte, true),
};

/** The samples of a WAV file, in order. Holds no more of the file than one call asks for. */
export function wavSamples(source: ByteSource, header: WavHeader): FrameReader {
  const readers = header.encoding === 'pcm' ? pcmReaders : floatReaders;
  const sample = readers[header.bits]!;
  const width = header.bits / 8;
  let next = 0;
  return {
    channels: header.channels,
    frames: header.frames,
    read(into, at, count) {
      const bytes = source.read(header.dataOffset + next * header.frameBytes, count * header.frameBytes);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      into.forEach((plane, channel) => {
        let byte = channel * width;
        for (let i = 0; i < count; i++, byte += header.frameBytes) plane[at + i] = sample(view, byte);
      });
      next += count;
    },
  };
}
