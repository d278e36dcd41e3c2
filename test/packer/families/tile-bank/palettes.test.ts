import { describe, expect, it } from 'vitest';
import { assignPalettes } from '../../../../src/packer/families/tile-bank/palettes.ts';

const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('assignPalettes', () => {
  it('puts images that fit together into one palette, sorted', () => {
    expect(assignPalettes([[9, 3], [5]])).toEqual({ palettes: [[3, 5, 9]], ofImage: [0, 0] });
  });

  it('fills a palette up to 15 and no further', () => {
    expect(assignPalettes([run(1, 14), [15], [16]])).toEqual({ palettes: [run(1, 15), [16]], ofImage: [0, 0, 1] });
  });

  it('takes the palette that needs the fewest new colours, though another has more room', () => {
    const images = [run(1, 10), run(21, 30), [29, 30, 31]];
    expect(assignPalettes(images).ofImage).toEqual([0, 1, 1]);
  });

  it('takes the lowest number on a tie', () => {
    const images = [run(1, 10), run(21, 30), [40]];
    expect(assignPalettes(images).ofImage).toEqual([0, 1, 0]);
  });

  it('passes over a palette that would need fewest but has no room', () => {
    // Palette 0 is full with 15 colours, and the image has all but one of its own among them.
    const images = [run(1, 15), [40], [...run(1, 13), 50]];
    expect(assignPalettes(images)).toEqual({ ofImage: [0, 1, 1], palettes: [run(1, 15), [...run(1, 13), 40, 50]] });
  });

  it('gives the first image a palette even when it has no colour, and later ones the first', () => {
    expect(assignPalettes([[], [7], []])).toEqual({ palettes: [[7]], ofImage: [0, 0, 0] });
  });
});
