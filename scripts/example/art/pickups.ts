import { Canvas, sheet } from '../canvas.ts';
import { clear, ramps } from '../colour.ts';
import type { Ramp } from '../colour.ts';
import { glyphPixel } from '../glyphs.ts';
import { around, box, faceted, joined, plate, ring, rod } from '../solid.ts';
import type { Solid } from '../solid.ts';
import { sprite } from '../sprite.ts';

function turning(solid: Solid, ramp: Ramp, count: number, gloss: number, circle = 2 * Math.PI): Canvas {
  const frame = (at: number): Canvas =>
    sprite([{ solid, material: { ramp, gloss } }], { width: 16, height: 16, fine: 4, roll: (at * circle) / count, pitch: 0.18, outline: ramps.ink[0] });
  return sheet(Array.from({ length: count }, (_, at) => frame(at)));
}

/** A cut gem; six sides, so that a sixth of a turn is a whole loop. */
export function gems(ramp: Ramp): Canvas {
  const sides = [0, 1, 2, 3, 4, 5].flatMap((at) => {
    const turn = (at * Math.PI) / 3;
    return [
      [[Math.cos(turn), 0.55, Math.sin(turn)], 4.1] as const,
      [[Math.cos(turn), -0.8, Math.sin(turn)], 4] as const,
    ];
  });
  return turning(faceted([...sides, [[0, 1, 0], 5]]), ramp, 8, 0.9, Math.PI / 3);
}

/** A coin with a star on both faces. */
export function coins(): Canvas {
  const star = around(5, plate([[0, -1.5], [3.9, 0], [0, 1.5]], 0, 1.5, 0.2));
  const disc: Solid = (x, y, z) => Math.max(Math.hypot(x, y) - 5.8, Math.abs(z) - 0.9);
  const coin = joined(disc, ring([0, 0, 0], 5.4, 1.1), (x, y, z) => star(-y, x, z));
  return turning(coin, ramps.gold, 8, 0.7);
}

/** A spanner's worth of hull: a cross with rounded ends. */
export function repairs(): Canvas {
  return turning(joined(box([0, 0, 0], [1.9, 5.6, 1.7], 0.8), box([0, 0, 0], [5.6, 1.9, 1.7], 0.8)), ramps.rose, 8, 0.6);
}

/** A capsule with a letter; a light runs over its glass in eight frames. */
export function capsules(letter: string, ramp: Ramp): Canvas {
  const shell = sprite(
    [{ solid: rod([-2.6, 0, 0], [2.6, 0, 0], 4.6), material: { ramp, gloss: 0.5 } }],
    { width: 16, height: 16, fine: 4, outline: ramps.ink[0] },
  );
  return sheet(Array.from({ length: 8 }, (_, at) => labelled(shell, letter, ramp, at)));
}

function labelled(shell: Canvas, letter: string, ramp: Ramp, at: number): Canvas {
  const number = letter.charCodeAt(0) - 32;
  const [ink = clear] = ramps.ink;
  const light = ramp[ramp.length - 1] ?? clear;
  return new Canvas(16, 16).paint((x, y) => {
    const seen = shell.get(x, y);
    if (seen === clear || seen === ink) return seen;
    if (glyphPixel(number, x - 4, y - 5)) return ramps.steel[5];
    if (glyphPixel(number, x - 5, y - 6)) return ramp[0];
    return Math.abs(x + y - (at * 5 + 1)) < 2 ? light : seen;
  });
}
