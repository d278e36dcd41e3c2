import { expect, it } from 'vitest';
import { peaksOf } from '../../../../src/packer/families/sound-bank/peaks.ts';

function clip(samples: Int16Array, channels = 1) {
  return { frames: samples.length / channels, read: (from: number, count: number) => samples.slice(from * channels, (from + count) * channels) };
}

it('are the lowest and highest of each frame of a short clip, rounded outwards', () => {
  expect([...peaksOf(clip(Int16Array.of(0, 1, -1, 32_767, -32_768)), 1)]).toEqual([0, 0, 0, 1, -1, 0, 127, 127, -128, -128]);
});

it('take all channels together', () => {
  expect([...peaksOf(clip(Int16Array.of(256, -512), 2), 2)]).toEqual([-2, 1]);
});

it('of a long clip are 1,024 stretches, in which a single click is not lost', () => {
  const samples = new Int16Array(200_000);
  samples[150_000] = 32_767;
  const peaks = peaksOf(clip(samples), 1);
  expect(peaks).toHaveLength(2048);
  const loud = [...peaks.keys()].filter((at) => peaks[at] !== 0);
  expect(loud).toEqual([Math.floor((150_000 * 1024) / 200_000) * 2 + 1]);
});

it('of an empty clip are none', () => {
  expect(peaksOf(clip(new Int16Array(0)), 1)).toHaveLength(0);
});
