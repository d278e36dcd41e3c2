import { Canvas, sheet } from '../canvas.ts';
import { clear, colour, ramps, tint } from '../colour.ts';
import type { Colour, Ramp } from '../colour.ts';
import { noise3 } from '../random.ts';

const smoke = ramps.gunmetal.slice(1, 4);
const cold = ramps.glass.slice(1);
const hot = ramps.flame;
const venom = [ramps.violet[2], ramps.rose[2], ramps.rose[4]] as const satisfies Ramp;

/** The one palette of every flash: its PNGs carry exactly these entries, entry 0 never drawn. */
export const effectPalette: readonly Colour[] = [colour('000000'), ...hot, ...cold, ...smoke, ...venom];

/**
 * A ball of fire at `age` 0 … 1: white first, then cooling from the rim, then holes, then smoke that thins
 * out. Noise moves through the third dimension as it ages, so that frames flow into each other.
 */
function blast(size: number, age: number, seed: number): Canvas {
  const middle = size / 2 - 0.5;
  const reach = middle * Math.min(1, 0.42 + 0.75 * Math.sqrt(age));
  const scale = 9 / size;
  return new Canvas(size, size).paint((x, y) => {
    const [dx, dy] = [x - middle, y - middle];
    const rough = noise3(x * scale * 0.6 + 4, y * scale * 0.6 + 4 + age * 2, age * 3, seed);
    const fine = noise3(x * scale * 1.4 + 4, y * scale * 1.4 + 4 + age * 3, age * 4, seed + 1);
    const far = Math.hypot(dx, dy) / (reach * (0.74 + 0.42 * rough));
    const heat = 1.3 - far * 0.75 - age * 1.25 + (fine - 0.5) * 0.55;
    const hole = age > 0.3 && fine + rough * 0.5 < (age - 0.3) * 1.5;
    if (far > 1 || hole) return clear;
    if (heat > 0.12) return hot[Math.min(4, Math.floor(heat * 6))];
    return smoke[Math.max(0, Math.min(2, Math.floor((heat + 0.75) * 2.6 + (dx + dy < 0 ? 0.5 : 0))))];
  });
}

/** Eight frames side by side. */
export function pops(): Canvas {
  return sheet(Array.from({ length: 8 }, (_, at) => blast(16, at / 7.6, 3)));
}

/** Eight large frames, four a row. */
export function blasts(): Canvas {
  return sheet(Array.from({ length: 8 }, (_, at) => blast(32, at / 7.8, 8)), 4);
}

/** Rings of a ramp around a core, stretched by `longer` along y. */
function glow(of: Ramp, radius: number, longer = 1): Canvas {
  return new Canvas(16, 16).paint((x, y) => {
    const far = Math.hypot(x - 7.5, (y - 7.5) / longer) / radius;
    return far > 1 ? clear : of[Math.min(of.length - 1, Math.floor((1 - far * far) * of.length))];
  });
}

function twin(of: Ramp, radius: number, apart: number, longer: number): Canvas {
  const one = glow(of, radius, longer);
  return new Canvas(16, 16).blit(one, -apart, 0).blit(one, apart, 0);
}

function missile(flame: number): Canvas {
  const legend = { l: tint(smoke, 2), m: tint(smoke, 1), d: tint(smoke, 0), r: hot[1], y: hot[3], w: hot[4], o: hot[2] };
  const art = ['..rr..', '.roor.', '.lmmd.', '.lmmd.', '.lmmd.', '.rrrr.', 'lmmmmd', 'd.yy.d'];
  const on = new Canvas(16, 16).rows(5, 2, art, legend);
  return on.rows(7, 10, ['ww', 'yy', 'oo', 'rr'].slice(0, 2 + flame), legend);
}

/** Two rows of eight: bolts, twin shots, orbs and missiles of both sides. */
export function shots(): Canvas {
  const enemy = venom;
  return sheet(
    [
      glow(cold, 3, 2.4), twin(cold, 2.2, 4, 2.6), glow(hot, 3.4, 1.8), glow(hot, 4.2, 1.6),
      missile(0), missile(2), glow(cold, 6.4), glow(cold, 7.4),
      glow(enemy, 3.4), glow(enemy, 4.2), glow(enemy, 5.4), glow(enemy, 7),
      glow([...venom.slice(0, 2), hot[4]], 3, 2), twin([...venom], 2.6, 4, 1.5), glow(hot.slice(0, 4), 5), glow(hot, 6.6),
    ],
    8,
  );
}

/** A hit on the shield, in eight: an arc that opens and fades. */
export function shieldHits(): Canvas {
  return sheet(
    Array.from({ length: 8 }, (_, at) =>
      new Canvas(16, 16).paint((x, y) => {
        const [dx, dy] = [x - 7.5, y - 7.5];
        const ring = Math.abs(Math.hypot(dx, dy) - 6.4);
        const turn = Math.abs(Math.atan2(dx, -dy));
        const wide = 0.5 + at * 0.4;
        if (ring > 1.2 || turn > wide || (at > 4 && (x * 3 + y * 5 + at) % (9 - at) < at - 4)) return clear;
        return cold[Math.max(0, 3 - Math.floor(ring * 1.4) - Math.floor((turn / wide) * 1.6) - (at > 4 ? 1 : 0))];
      }),
    ),
  );
}

/** Sparks that fly apart, in eight. */
export function sparks(): Canvas {
  return sheet(
    Array.from({ length: 8 }, (_, at) => {
      const on = new Canvas(16, 16);
      for (let ray = 0; ray < 9; ray++) {
        const turn = ray * 2.4 + 0.3;
        const speed = 3.2 + 4.6 * noise3(ray * 1.7, 2, 3, 5);
        for (let tail = 0; tail < 3; tail++) {
          const far = speed * (1 - (1 - (at - tail * 0.6) / 8) ** 2);
          const heat = 4 - tail - Math.floor(at / 2);
          if (far > 0 && heat >= 0) on.set(Math.round(7.5 + Math.cos(turn) * far), Math.round(7.5 + Math.sin(turn) * far), hot[heat] ?? clear);
        }
      }
      return on;
    }),
  );
}
