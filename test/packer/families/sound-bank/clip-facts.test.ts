import { describe, expect, it } from 'vitest';
import { probeClip } from '../../../../src/packer/families/sound-bank/clip-facts.ts';
import { wavFile } from '../../../support/wav.ts';
import { scrambled, strictSource } from './sound-files.ts';

const loud = wavFile({ encoding: 'float', bits: 32, channels: 2, rate: 1000, samples: [0, 2, 0, Number.NaN, 0, 0] });

describe('the facts about a clip', () => {
  it('are what its header says', () => {
    const file = wavFile({ bits: 24, rate: 48_000, samples: [1, 2, 3], partialFrame: [0], loops: [{ start: 0, end: 2 }] });
    expect(probeClip(strictSource(file), 'header')).toEqual({
      state: 'readable',
      encoding: 'pcm',
      bits: 24,
      channels: 1,
      sample_rate: 48_000,
      frames: 3,
      duration_ms: 0,
      data_offset: 44,
      partial_bytes: 1,
      loop: { start: 0, last: 2, direction: 'forward', byte: 106 },
    });
  });

  it('say how long it lasts', () => {
    const file = wavFile({ bits: 8, rate: 8000, samples: new Array<number>(12_345).fill(128) });
    expect(probeClip(strictSource(file), 'header')).toMatchObject({ frames: 12_345, duration_ms: 1543 });
  });

  it('hold what its samples are only at content depth', () => {
    expect(probeClip(strictSource(loud), 'header')).not.toHaveProperty('clipped');
    expect(probeClip(strictSource(loud), 'content')).toMatchObject({
      clipped: { count: 1, frame: 0, channel: 1 },
      non_finite: { count: 1, frame: 1, channel: 1 },
    });
  });

  it('say which field of a damaged file is wrong, and where', () => {
    const file = wavFile({ samples: [1, 2], dataClaims: 5 });
    expect(probeClip(strictSource(file), 'content')).toEqual({
      state: 'damaged',
      field: 'data',
      byte: 40,
      message: 'the chunk "data" claims 5 bytes, 4 are left',
    });
  });

  it('say why a whole file is not supported', () => {
    const file = wavFile({ channels: 3, samples: [1, 2, 3] });
    expect(probeClip(strictSource(file), 'header')).toMatchObject({ state: 'unsupported', field: 'nChannels', byte: 22 });
  });

  it('leave the samples of a clip that is too long alone', () => {
    const long = wavFile({ encoding: 'float', bits: 32, rate: 1, samples: new Array<number>(601).fill(7) });
    expect(probeClip(strictSource(long), 'content')).not.toHaveProperty('clipped');
  });

  it('are JSON values', () => {
    for (const depth of ['header', 'content'] as const) {
      const facts = probeClip(strictSource(loud), depth);
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    }
  });

  it('come from any bytes whatever', () => {
    const numbers = scrambled(3);
    for (let round = 0; round < 5000; round++) {
      const bytes = loud.slice(0, numbers.next().value % (loud.length + 1));
      for (let i = 0; i < round % 5 && bytes.length > 0; i++) {
        bytes[numbers.next().value % bytes.length] = numbers.next().value >>> 24;
      }
      expect(['readable', 'damaged', 'unsupported']).toContain(probeClip(strictSource(bytes), 'content').state);
    }
  });
});
