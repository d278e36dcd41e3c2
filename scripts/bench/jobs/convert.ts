import { inflateSync } from 'node:zlib';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { tileBank } from '../../../src/packer/families/tile-bank/tile-bank.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { compare } from '../pairs.ts';
import { picture } from '../pictures.ts';

const side = 128;
const banks = 100;

/** S6: decoding, palette and drawing of one-image banks, against inflating the same compressed data and no more. */
export function* convert({ rounds, untilMs }: BenchContext): Generator<Measurement> {
  for (const [drawing, goal] of [['busy', goals.convertBusy], ['flat', goals.convertFlat]] as const) {
    const pictures = Array.from({ length: banks }, (_, seed) => picture(side, seed, drawing));
    const streams = pictures.map(compressedData);
    const converting = { name: 'materialize', run: () => { for (const file of pictures) materialize(file); } };
    const inflating = { name: 'inflateSync', run: () => { for (const stream of streams) inflateSync(stream); } };
    // The first runs are the compiler's.
    for (let warming = 0; warming < 3; warming += 1) converting.run();
    yield { goal, kind: 'measured', found: compare(converting, inflating, Math.max(rounds, 21), untilMs) };
  }
}

/** The one IDAT chunk of a picture of `pictures.ts`: it stands after signature and header, before IEND. */
function compressedData(file: Buffer): Buffer {
  return file.subarray(33 + 8, file.length - 12 - 4);
}

function materialize(file: Buffer): number {
  const made = tileBank.materialize({
    declaration: {
      family: 'tile_bank',
      format: 'TILES/indexed4_v1',
      codec: 'NONE',
      parameters: { tile_size: 16, columns: 16, palette: 'auto' },
    },
    inputs: [{ path: 'ground.png', source: bytesSource(file) }],
    parameters: {},
  });
  let bytes = 0;
  for (const segment of made.segments) bytes += segment.kind === 'bytes' ? segment.bytes.length : segment.length;
  return bytes;
}
