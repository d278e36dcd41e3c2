import { sheet } from '../canvas.ts';
import type { Canvas } from '../canvas.ts';
import { ramps } from '../colour.ts';
import type { Colour, Ramp } from '../colour.ts';
import { noise3, seeded } from '../random.ts';
import { ball, ellipsoid, faceted, joined, moved, spun } from '../solid.ts';
import type { Solid } from '../solid.ts';
import { sprite } from '../sprite.ts';
import type { Part } from '../sprite.ts';

/** What rocks are painted with: the palette file that the banks of rocks share. */
export const rockPalette: readonly Colour[] = [ramps.ink[0], ...ramps.rust, ...ramps.ice, ...ramps.gold.slice(1)].slice(0, 15);

/** A lump with craters; `size` is its radius. */
function lump(size: number, seed: number): Solid {
  const random = seeded(seed);
  const direction = (): [number, number, number] => {
    const z = random() * 2 - 1;
    const turn = random() * Math.PI * 2;
    const flat = Math.sqrt(1 - z * z);
    return [Math.cos(turn) * flat * size, Math.sin(turn) * flat * size, z * size];
  };
  const craters = Array.from({ length: 7 }, () => ball(direction(), size * (0.22 + 0.2 * random())));
  const shape = ellipsoid([0, 0, 0], [size, size * (0.78 + 0.15 * random()), size * 0.85]);
  const scale = 2.1 / size;
  return (x, y, z) => {
    const rough = (noise3(x * scale + 9, y * scale + 9, z * scale + 9, seed) - 0.5) * size * 0.42;
    const body = shape(x, y, z) + rough;
    return craters.reduce((far, crater) => Math.max(far, -crater(x, y, z)), body) * 0.7;
  };
}

function rock(size: number, seed: number, ramp: Ramp, vein?: Ramp): readonly Part[] {
  const decal = (x: number, y: number, z: number): { ramp: Ramp; gloss: number } | undefined =>
    vein && Math.abs(noise3(x / size * 1.7 + 5, y / size * 1.7 + 5, z / size * 1.7 + 5, seed + 1) - 0.5) < 0.045 ? { ramp: vein, gloss: 0.8 } : undefined;
  return [{ solid: lump(size, seed), material: { ramp, gloss: 0.1 }, decal }];
}

function tumbling(parts: readonly Part[], side: number, count: number): Canvas {
  return sheet(
    Array.from({ length: count }, (_, at) => {
      const turn = (at * 2 * Math.PI) / count;
      return sprite(parts, { width: side, height: side, roll: turn, spin: 0.5, outline: ramps.ink[0] });
    }),
  );
}

export function boulders(): Canvas {
  return tumbling(rock(12.4, 11, ramps.rust), 32, 8);
}

export function goldBoulders(): Canvas {
  return tumbling(rock(11.6, 23, ramps.rust, ramps.gold.slice(1)), 32, 8);
}

/** A cut stone with about `size` from middle to side and a longer way to its two tips. */
function crystal(size: number, seed: number): Solid {
  const random = seeded(seed);
  const planes = Array.from({ length: 14 }, (_, at) => {
    const turn = at * 2.4 + random() * 0.5;
    const rise = (at % 2 ? 0.75 : -0.75) * (0.5 + random());
    return [[Math.cos(turn), rise, Math.sin(turn)], size * (0.78 + 0.3 * random())] as const;
  });
  return faceted(planes);
}

/** Ice breaks into facets instead of wearing round. */
export function icebergs(): Canvas {
  const shape = joined(crystal(9.6, 5), moved(spun(crystal(4.6, 8), -0.7), [7, 5, 2]), moved(spun(crystal(4, 9), 0.8), [-7, -5, 3]));
  return tumbling([{ solid: shape, material: { ramp: ramps.ice, gloss: 0.5 } }], 32, 8);
}

export function pebbles(): Canvas {
  return sheet([31, 37, 41].map((seed) => tumbling(rock(5.6, seed, ramps.rust), 16, 4)));
}

export function iceChips(): Canvas {
  const chip = joined(crystal(3.8, 5), moved(spun(crystal(2, 8), -0.7), [3, 2.4, 1]));
  return tumbling([{ solid: chip, material: { ramp: ramps.ice, gloss: 0.9 } }], 16, 4);
}
