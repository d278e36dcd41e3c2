import { expect, it } from 'vitest';
import { bytesSource } from '../../../../../src/base/byte-source.ts';
import { readWavHeader } from '../../../../../src/packer/families/sound-bank/wav/wav-header.ts';
import { wavOf } from '../../../../../src/packer/families/sound-bank/wav/wav-write.ts';

it('two stereo frames are these bytes', () => {
  const bytes = wavOf(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), { rate: 44_100, channels: 2 });
  expect(Buffer.from(bytes).toString('hex')).toBe(
    ['52494646', '2c000000', '57415645', '666d7420', '10000000', '0100', '0200', '44ac0000', '10b10200', '0400', '1000', '64617461', '08000000', '0102030405060708'].join(''),
  );
});

it('is what our own reader takes', () => {
  const header = readWavHeader(bytesSource(wavOf(new Uint8Array(10), { rate: 11_025, channels: 1 })));
  expect(header).toMatchObject({ ok: true, value: { rate: 11_025, channels: 1, frames: 5, bits: 16, encoding: 'pcm' } });
});
