import { describe, expect, it } from 'vitest';
import { isInside, readSampleLoop } from '../../../../../src/packer/families/sound-bank/wav/sample-loop.ts';
import { loopBody } from '../../../../support/wav.ts';
import { strictSource } from '../sound-files.ts';

function read(body: Uint8Array): ReturnType<typeof readSampleLoop> {
  return readSampleLoop(strictSource(body), { offset: 0, size: body.length });
}

describe('the loop of a smpl chunk', () => {
  it('is its first', () => {
    expect(read(loopBody([{ start: 10, end: 99 }, { start: 0, end: 5 }]))).toEqual({
      ok: true,
      value: { start: 10, last: 99, direction: 'forward', byte: 44 },
    });
  });

  it('is nothing when the chunk holds none', () => {
    expect(read(loopBody([]))).toEqual({ ok: true, value: undefined });
  });

  it.each([
    [1, 'back_and_forth'],
    [2, 'backward'],
    [77, 'other'],
  ])('of type %i runs %s', (type, direction) => {
    expect(read(loopBody([{ start: 0, end: 1, type }]))).toMatchObject({ value: { direction } });
  });

  it('is damage when the chunk is too short for its head or its loops', () => {
    const body = loopBody([{ start: 1, end: 2 }]);
    expect(read(body.subarray(0, 35))).toMatchObject({ error: { kind: 'damaged', field: 'smpl' } });
    expect(read(body.subarray(0, 59))).toMatchObject({
      error: { field: 'cSampleLoops', byte: 28, message: 'the "smpl" chunk claims 1 loops and has room for 0' },
    });
  });

  it('may be followed by bytes of the sampler', () => {
    expect(read(Uint8Array.of(...loopBody([{ start: 1, end: 2 }]), 9, 9))).toMatchObject({ value: { start: 1 } });
  });
});

describe('a loop is inside the data', () => {
  const loop = { direction: 'forward', byte: 0 } as const;
  it('from the first frame to the last', () => {
    expect(isInside({ ...loop, start: 0, last: 9 }, 10)).toBe(true);
    expect(isInside({ ...loop, start: 9, last: 9 }, 10)).toBe(true);
  });

  it('but not when it ends after the last frame or before it starts', () => {
    expect(isInside({ ...loop, start: 0, last: 10 }, 10)).toBe(false);
    expect(isInside({ ...loop, start: 5, last: 4 }, 10)).toBe(false);
    expect(isInside({ ...loop, start: 0, last: 0 }, 0)).toBe(false);
  });
});
