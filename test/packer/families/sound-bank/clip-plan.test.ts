import { describe, expect, it } from 'vitest';
import { clipBytes, clipName, planClips, scaleLoop } from '../../../../src/packer/families/sound-bank/clip-plan.ts';
import { wavFile } from '../../../support/wav.ts';
import type { WavRecipe } from '../../../support/wav.ts';
import { strictSource } from './sound-files.ts';

const bank = { sample_rate: 22_050, channels: 1 } as const;

function input(path: string, recipe: WavRecipe): { path: string; source: ReturnType<typeof strictSource> } {
  return { path, source: strictSource(wavFile(recipe)) };
}

describe('the name of a clip', () => {
  it.each([
    ['jump.wav', 'jump'],
    ['ui/click.v2.wav', 'ui/click.v2'],
    ['jump', 'jump'],
    ['v1.2/jump', 'v1.2/jump'],
    ['.wav', ''],
    ['a.', 'a'],
  ])('of %s is "%s"', (path, name) => {
    expect(clipName(path)).toBe(name);
  });
});

describe('a plan', () => {
  it('places each clip at the first multiple of four after the one before', () => {
    const clips = planClips(
      [1, 2, 3].map((count) => input(`${count}.wav`, { rate: 22_050, samples: new Array<number>(count).fill(0) })),
      bank,
    );
    expect(clips.map(({ offset, size }) => [offset, size])).toEqual([
      [0, 2],
      [4, 4],
      [8, 6],
    ]);
  });

  it('keeps the order it was given', () => {
    const clips = planClips([input('b.wav', {}), input('a.wav', {})], bank);
    expect(clips.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('counts frames at the rate of the bank and bytes for its channels', () => {
    const recipe = { rate: 44_100, samples: [1, 2, 3] };
    expect(planClips([input('a.wav', recipe)], { ...bank, channels: 2 })[0]).toMatchObject({ frames: 2, size: 8 });
    expect(clipBytes(3, 44_100, bank)).toBe(4);
  });

  it('scales a loop, its end exclusive', () => {
    expect(scaleLoop({ start: 3, last: 8 }, 44_100, 22_050)).toEqual({ start: 2, end: 5 });
    expect(scaleLoop({ start: 3, last: 8 }, 22_050, 44_100)).toEqual({ start: 6, end: 18 });
    expect(scaleLoop({ start: 0, last: 9 }, 32_000, 32_000)).toEqual({ start: 0, end: 10 });
  });
});

describe('a clip is refused', () => {
  it.each<[string, WavRecipe, string]>([
    ['is damaged', { samples: [1], dataClaims: 9 }, 'the chunk "data" claims 9 bytes, 2 are left'],
    ['is not supported', { channels: 5 }, 'it has 5 channels, only 1 and 2 are supported'],
    ['is too long', { rate: 1, samples: new Array<number>(601).fill(0) }, 'it is longer than 10 minutes'],
    ['loops outside', { samples: [1, 2], loops: [{ start: 0, end: 2 }] }, 'its loop 0 … 2 lies outside its 2 frames'],
  ])('that %s', (_, recipe, message) => {
    expect(() => planClips([input('x/a.wav', recipe)], bank)).toThrow(expect.objectContaining({ path: 'x/a.wav', message }));
  });

  it('that has the name of another', () => {
    const inputs = [input('a.wav', {}), input('a.WAV', {})];
    expect(() => planClips(inputs, bank)).toThrow(
      expect.objectContaining({ path: 'a.WAV', message: 'another clip of the bank is also named "a"' }),
    );
  });
});
