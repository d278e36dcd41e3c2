import { describe, expect, it } from 'vitest';
import { withChannels } from '../../../../../src/packer/families/sound-bank/conversion/channels.ts';
import { drain, frames } from './readers.ts';

describe('channels', () => {
  it('stay as they are when the bank has as many', () => {
    const source = frames(2, 3, (frame) => frame);
    expect(withChannels(source, 2)).toBe(source);
  });

  it('of a stereo clip become their mean', () => {
    const [mono, ...none] = drain(withChannels(frames(2, 3, (frame, channel) => frame + channel * 3), 1));
    expect([...mono!]).toEqual([1.5, 2.5, 3.5]);
    expect(none).toEqual([]);
  });

  it('of a mono clip become two copies', () => {
    const [left, right] = drain(withChannels(frames(1, 5, (frame) => frame / 7), 2), [2]);
    expect([...left!]).toEqual([0, 1 / 7, 2 / 7, 3 / 7, 4 / 7]);
    expect(right).toEqual(left);
  });

  it('are mixed the same in blocks larger than the mixer holds', () => {
    const source = (): ReturnType<typeof frames> => frames(2, 10_000, (frame, channel) => frame * (channel + 1));
    const [mono] = drain(withChannels(source(), 1), [10_000]);
    expect(mono).toEqual(drain(withChannels(source(), 1), [77])[0]);
    expect(mono![9999]).toBe(9999 * 1.5);
  });

  it('that are huge have a finite mean', () => {
    const [mono] = drain(withChannels(frames(2, 1, () => Number.MAX_VALUE), 1));
    expect(mono![0]).toBe(Number.MAX_VALUE);
  });
});
