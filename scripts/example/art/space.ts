import { Canvas } from '../canvas.ts';
import { clear, colour, dither } from '../colour.ts';
import type { Colour } from '../colour.ts';
import { clouds, seeded } from '../random.ts';

const dust = ['0a0a20', '12102e', '201644', '341c5c', '542474', '80307f', 'b04482', 'd86c84', 'f0a08c'].map(colour);
const gas = ['101c40', '123460', '18567c', '2c8494', '5cb8a8'].map(colour);

/** The nebula's colours from the dark up, and a star. */
export const nebulaPalette: readonly Colour[] = [...dust, ...gas, colour('fff8e0')];

/** One full bank of 8×8 tiles, 128 pixels a side, that joins itself on every side. */
export function nebula(): Canvas {
  const size = 128;
  const random = seeded(77);
  const sky = new Canvas(size, size).paint((x, y) => {
    const [u, v] = [x / 32, y / 32];
    const bend = clouds(u, v, 5, 4, 3) * 1.6;
    const warm = clouds(u + bend, v + bend * 0.6, 11, 4, 5);
    const cold = clouds(u + bend * 0.5, v - bend, 29, 4, 4);
    const lane = Math.abs(clouds(u, v + bend, 53, 4, 4) - 0.5) * 3.4;
    const glow = Math.max(0, (warm - 0.32) * 2.9) * Math.min(1, 0.25 + lane);
    const teal = (cold - 0.53) * 2.7;
    return teal > glow * 0.62 && teal > 0.14 ? dither(gas, teal, x, y) : dither(dust, glow, x, y);
  });
  for (let star = 0; star < 46; star++) sky.set(Math.floor(random() * size), Math.floor(random() * size), nebulaPalette[star % 5 === 0 ? 14 : 7] ?? clear);
  return sky;
}

/** Four entries for all three layers: clear, far, near, bright. */
export const starPalette: readonly Colour[] = ['000000', '38406c', '7c90c4', 'f8f8f0'].map(colour);

const [, far = clear, near = clear, bright = clear] = starPalette;

function glint(sky: Canvas, x: number, y: number, reach: number): void {
  for (let step = reach; step >= 1; step--) {
    const faded = step === reach ? far : near;
    for (const [dx, dy] of [[step, 0], [-step, 0], [0, step], [0, -step]] as const) sky.set(x + dx, y + dy, faded);
  }
  sky.set(x, y, bright);
}

/** A layer of the parallax: `count` small stars and some with a glint, well inside so that tiles repeat. */
export function stars(seed: number, count: number, glints: number, reach: number): Canvas {
  const random = seeded(seed);
  const sky = new Canvas(64, 64);
  for (let star = 0; star < count; star++) {
    sky.set(Math.floor(random() * 64), Math.floor(random() * 64), random() < 0.7 ? far : near);
  }
  for (let star = 0; star < glints; star++) glint(sky, 6 + Math.floor(random() * 52), 6 + Math.floor(random() * 52), reach);
  return sky;
}

/** Eight tiles of a star that twinkles, and a shooting star in eight. */
export function twinkles(): Canvas {
  const strip = new Canvas(64, 16);
  [0, 1, 2, 3, 3, 2, 1, 0].forEach((reach, at) => (reach ? glint(strip, at * 8 + 3, 3, reach) : strip.set(at * 8 + 3, 3, near)));
  for (let along = 0; along < 60; along++) {
    strip.set(2 + along, 14 - Math.floor(along / 12), along > 56 ? bright : along > 36 ? near : far);
    if (along > 48) strip.set(2 + along, 13 - Math.floor(along / 12), along > 56 ? near : far);
  }
  return strip;
}
