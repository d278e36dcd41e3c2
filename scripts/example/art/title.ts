import { Canvas } from '../canvas.ts';
import { clear, ramps } from '../colour.ts';
import type { Colour } from '../colour.ts';
import { write } from '../glyphs.ts';
import { polygon } from '../solid.ts';

type Outline = readonly (readonly [number, number])[];

/** Letters on a grid of 10 by 12, y down: an outline and what is cut out of it. */
const outlines: Readonly<Record<string, readonly [Outline, Outline?]>> = {
  S: [[[1.5, 0], [10, 0], [9, 3], [3.2, 3], [3.2, 4.5], [8.5, 4.5], [10, 6], [10, 10.5], [8.5, 12], [0, 12], [1, 9], [6.8, 9], [6.8, 7.5], [1.5, 7.5], [0, 6], [0, 1.5]]],
  T: [[[0, 0], [10, 0], [9.4, 3], [6.6, 3], [6.6, 12], [3.4, 12], [3.4, 3], [0.6, 3]]],
  A: [[[3.2, 0], [6.8, 0], [10.2, 12], [6.8, 12], [6.2, 9.8], [3.8, 9.8], [3.2, 12], [-0.2, 12]], [[5, 3.4], [5.7, 7.2], [4.3, 7.2]]],
  R: [[[0, 0], [8.5, 0], [10, 1.5], [10, 6], [8.6, 7.4], [10.4, 12], [7, 12], [5.4, 7.8], [3.2, 7.8], [3.2, 12], [0, 12]], [[3.2, 2.8], [6.8, 2.8], [6.8, 5.2], [3.2, 5.2]]],
  F: [[[0, 0], [10, 0], [9, 3], [3.2, 3], [3.2, 4.8], [8, 4.8], [7.2, 7.6], [3.2, 7.6], [3.2, 12], [0, 12]]],
  L: [[[0, 0], [3.2, 0], [3.2, 9], [10, 9], [9, 12], [0, 12]]],
};

/** Distance to a letter on its grid. */
const letters = new Map(
  Object.entries(outlines).map(([name, [outline, hole]]) => {
    const solid = polygon(outline);
    const cut = hole && polygon(hole);
    return [name, (u: number, v: number): number => (cut ? Math.max(solid(u, v), -cut(u, v)) : solid(u, v))] as const;
  }),
);

const [ink = clear] = ramps.ink;
const sky = [...ramps.ice, ramps.steel[5]];
const ground = ramps.ember;
const halo = ramps.violet[2];
const top = 12;
const tall = 36;

/** Distance in pixels to the nearest letter of the word, which leans to the right. */
function word(x: number, y: number): number {
  const lean = (top + tall - y) * 0.24;
  let nearest = 99;
  [...'STARFALL'].forEach((letter, at) => {
    const [u, v] = [(x - lean - 10 - at * 28.6) / 2.5, (y - top) / 3];
    const shape = letters.get(letter);
    if (shape && u >= -4 && u <= 14) nearest = Math.min(nearest, 2.7 * shape(u, v));
  });
  return nearest;
}

/** Chrome: a sky that brightens down to the horizon, and lit ground below it. */
function chrome(y: number): Colour {
  const down = (y - top) / tall;
  if (down < 0.52) return sky[Math.min(5, 1 + Math.floor((down / 0.52) * 5.4))] ?? clear;
  return ground[Math.min(4, Math.floor(((down - 0.52) / 0.48) * 5))] ?? clear;
}

function letterPixel(x: number, y: number): Colour | undefined {
  const far = word(x + 0.5, y + 0.5);
  if (far > 3.6) return undefined;
  if (far > 2.2) return halo;
  if (far > 0) return ink;
  const light = word(x, y) - word(x + 1, y + 1);
  if (far > -1.3) return light > 0.25 ? sky[5] : light < -0.25 ? ground[y > top + tall * 0.52 ? 0 : 1] : chrome(y);
  return chrome(y);
}

/** The star that gave the game its name: it comes down behind the word and bursts at its end. */
function comet(x: number, y: number): Colour | undefined {
  const [dx, dy] = [x - 236, y - 11];
  const along = (-dx * 0.978 + dy * 0.209);
  const off = Math.abs(dx * 0.209 + dy * 0.978);
  const ray = Math.min(Math.abs(dx), Math.abs(dy));
  const far = Math.abs(dx) + Math.abs(dy);
  if (far < 3.5) return sky[5];
  if (ray < 0.6 && far < 11) return far < 7 ? sky[5] : sky[4];
  if (Math.abs(Math.abs(dx) - Math.abs(dy)) < 0.6 && far < 9) return sky[3];
  const width = 4.2 * (1 - along / 215);
  if (along < 0 || off > width) return undefined;
  const heat = (1 - along / 215) * (1 - off / (width + 0.4)) + (((x * 7 + y * 3) % 5) - 2) * 0.05;
  return heat > 0.62 ? ground[4] : heat > 0.4 ? ground[3] : heat > 0.22 ? ground[2] : heat > 0.1 ? ground[1] : undefined;
}

export function logo(): Canvas {
  return new Canvas(256, 64).paint((x, y) => letterPixel(x, y) ?? comet(x, y));
}

/** Three lines below the logo, each a row of 16 tiles. */
export function captions(): Canvas {
  const on = new Canvas(256, 48);
  const centred = (text: string, y: number, to: Colour | undefined, shadow: Colour | undefined): void =>
    write(on, text, 128 - text.length * 4, y, to ?? clear, shadow);
  centred('A TALE OF THE RIFT', 4, ramps.ice[3], ramps.ice[0]);
  centred('- PRESS START -', 20, ramps.gold[4], ramps.gold[0]);
  centred('CONTINUE   OPTIONS   CREDITS', 36, ramps.steel[4], ramps.steel[1]);
  return on;
}
