import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { resampled } from '../../../../../src/packer/families/sound-bank/conversion/resampler.ts';
import { drain, frames } from './readers.ts';

const ratios = [
  [48_000, 44_100],
  [44_100, 22_050],
  [22_050, 44_100],
  [8_000, 44_100],
  [96_000, 11_025],
  [44_100, 32_000],
  [44_099, 44_100],
  [384_000, 11_025],
] as const;

function sine(from: number, to: number, hertz: number, count: number): Float64Array {
  const source = frames(1, count, (frame) => Math.sin((2 * Math.PI * hertz * frame) / from));
  return drain(resampled(source, from, to))[0]!;
}

/** The best-fitting sine in the middle of `out` and what is left over: gain and noise in dB. */
function measure(out: Float64Array, rate: number, hertz: number): { gain: number; noise: number; delay: number } {
  const middle = [Math.floor(out.length * 0.25), Math.floor(out.length * 0.75)] as const;
  let [ss, cc, sc, xs, xc] = [0, 0, 0, 0, 0];
  for (let i = middle[0]; i < middle[1]; i++) {
    const s = Math.sin((2 * Math.PI * hertz * i) / rate);
    const c = Math.cos((2 * Math.PI * hertz * i) / rate);
    ss += s * s;
    cc += c * c;
    sc += s * c;
    xs += out[i]! * s;
    xc += out[i]! * c;
  }
  const a = (xs * cc - xc * sc) / (ss * cc - sc * sc);
  const b = (xc * ss - xs * sc) / (ss * cc - sc * sc);
  let rest = 0;
  for (let i = middle[0]; i < middle[1]; i++) {
    const angle = (2 * Math.PI * hertz * i) / rate;
    rest += (out[i]! - a * Math.sin(angle) - b * Math.cos(angle)) ** 2;
  }
  const power = (a * a + b * b) / 2;
  return {
    gain: 10 * Math.log10(2 * power),
    noise: 10 * Math.log10(rest / (middle[1] - middle[0]) / power),
    delay: Math.atan2(b, a),
  };
}

/** Mean power of the middle of `out` against a full-scale sine, in dB. */
function level(out: Float64Array): number {
  const middle = out.subarray(Math.floor(out.length * 0.3), Math.floor(out.length * 0.7));
  return 10 * Math.log10((middle.reduce((sum, x) => sum + x * x, 0) / middle.length) * 2);
}

describe.each(ratios)('from %i Hz to %i Hz', (from, to) => {
  const nyquist = Math.min(from, to) / 2;
  const count = Math.ceil((6000 * from) / Math.min(from, to));

  it.each([0.05, 0.3, 0.5, 0.8, 0.89])('a sine at %d of the band keeps level, place and purity', (part) => {
    const { gain, noise, delay } = measure(sine(from, to, part * nyquist, count), to, part * nyquist);
    expect(Math.abs(gain)).toBeLessThan(0.0005);
    expect(noise).toBeLessThan(-108);
    expect(Math.abs(delay)).toBeLessThan(1e-4);
  });

  it('a sine beyond the band is gone', () => {
    for (const part of [1.001, 1.01, 1.1, 1.4, 1.9, 3.1]) {
      if (part * nyquist < from / 2) expect(level(sine(from, to, part * nyquist, count))).toBeLessThan(-108);
    }
  });

  it('a constant stays exactly where it is', () => {
    const out = drain(resampled(frames(1, count, () => 0.25), from, to))[0]!;
    const margin = Math.ceil(80 * Math.max(1, to / from));
    for (let i = margin; i < out.length - margin; i++) expect(Math.abs(out[i]! - 0.25)).toBeLessThan(1e-14);
  });
});

describe('resampling', () => {
  it('to the same rate is nothing at all', () => {
    const source = frames(1, 10, (frame) => frame);
    expect(resampled(source, 44_100, 44_100)).toBe(source);
  });

  it('makes floor(n·new/old + 0.5) frames', () => {
    for (const [count, from, to, expected] of [
      [0, 48_000, 44_100, 0],
      [1, 44_100, 22_050, 1],
      [1, 44_100, 11_025, 0],
      [480, 48_000, 44_100, 441],
      [3, 1, 11_025, 33_075],
    ] as const) {
      expect(drain(resampled(frames(1, count, () => 1), from, to))[0]).toHaveLength(expected);
    }
  });

  it('turns an impulse into a symmetric wave around its place', () => {
    const out = drain(resampled(frames(1, 400, (frame) => (frame === 200 ? 1 : 0)), 22_050, 44_100))[0]!;
    expect(Math.abs(out[400]! - 121 / 128)).toBeLessThan(1e-5);
    for (let i = 1; i < 200; i++) expect(Math.abs(out[400 + i]! - out[400 - i]!)).toBeLessThan(1e-15);
    expect(out.subarray(0, 270).every((x) => x === 0)).toBe(true);
  });

  it('takes what lies before and after the clip for silence', () => {
    const alone = drain(resampled(frames(1, 300, () => 1), 32_000, 44_100))[0]!;
    const framed = drain(resampled(frames(1, 320 * 4, (f) => (f >= 320 && f < 620 ? 1 : 0)), 32_000, 44_100))[0]!;
    expect(alone).toHaveLength(413);
    expect(alone).toEqual(framed.subarray(441, 441 + 413));
  });

  it('keeps the channels apart', () => {
    const at = (frame: number, channel: number): number => ((frame * (channel + 3)) % 50) / 50;
    const both = drain(resampled(frames(2, 2000, at), 48_000, 44_100));
    for (const channel of [0, 1]) {
      const alone = drain(resampled(frames(1, 2000, (frame) => at(frame, channel)), 48_000, 44_100));
      expect(both[channel]).toEqual(alone[0]);
    }
  });

  it('gives the same frames in whatever blocks it is asked for them', () => {
    for (const [from, to] of ratios) {
      const source = (): ReturnType<typeof frames> => frames(1, 9000, (frame) => ((frame * 7919) % 1000) / 1000 - 0.5);
      const whole = drain(resampled(source(), from, to), [1_000_000]);
      expect(drain(resampled(source(), from, to), [1, 100, 4096, 3])).toEqual(whole);
    }
  });

  it('does not drift: the last frame of ten minutes stands where it should', () => {
    // A slope that rises by one a frame: frame m of the output has the height m·from/to.
    const out = resampled(frames(1, 600 * 1000, (frame) => frame), 1000, 11_025);
    const last = drain(out, [50_000])[0]!;
    const m = 11_025 * 600 - 2000;
    expect(Math.abs(last[m]! - (m * 1000) / 11_025)).toBeLessThan(1e-3);
  });
});

/**
 * That the result is right is shown above. This is only here to notice when a single bit of it changes: then
 * payloads of existing projects change, and the walker's version has to be raised.
 */
describe('the very bits', () => {
  it.each([
    [48_000, 44_100, '06a98d4e99f543d0d02069bb813ccbd2221425fb83e0cf93a51f46cdd426ce7d'],
    [44_100, 11_025, 'c102bfbe7d06dc6aaf36595cdc3b6d3e87bebca3cd55a4f779c67d2ea0b3ac54'],
    [22_050, 44_100, '84f971ebe5143481df01cac151d080462cba97fb1406464d7f0276f11e04f0f9'],
    [44_099, 44_100, '65e51b4294527d1c0de3b1c8aa77a0a732649451f1d13219287f29f9dc8637bc'],
  ])('from %i Hz to %i Hz are pinned', (from, to, pin) => {
    const noise = (frame: number, channel: number): number =>
      (Math.imul(frame * 2 + channel + 1, 0x9e3779b1) >>> 0) / 2 ** 31 - 1;
    const source = frames(2, 5000, noise);
    const hash = createHash('sha256');
    for (const plane of drain(resampled(source, from, to))) {
      const view = new DataView(new ArrayBuffer(plane.length * 8));
      plane.forEach((x, i) => {
        view.setFloat64(i * 8, x, true);
      });
      hash.update(new Uint8Array(view.buffer));
    }
    expect(hash.digest('hex')).toBe(pin);
  });
});
