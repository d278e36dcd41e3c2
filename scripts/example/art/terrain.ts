import { Canvas, sheet } from '../canvas.ts';
import { clear, dither, ramps, shade } from '../colour.ts';
import type { Colour, Ramp } from '../colour.ts';
import { clouds, noise2 } from '../random.ts';

const side = 16;

/**
 * Sixteen tiles, one for each set of corners that are high ground: bit 0 the upper left corner, 1 the upper
 * right, 2 the lower left, 3 the lower right. The height inside is a blend of the corners, so any two tiles
 * that share an edge meet in it.
 */
interface Ground {
  /** Pixels the edge is moved by at a place of the tile; the same at opposite sides, so that tiles still meet. */
  wobble(x: number, y: number): number;
  /** `rise` is the distance to the edge in pixels, above 0 on high ground; `lit` is above 0 towards the light. */
  draw(x: number, y: number, rise: number, lit: number): Colour;
}

function corner(mask: number, bit: number): number {
  return (mask >> bit) & 1;
}

function height(mask: number, x: number, y: number): number {
  const [u, v] = [(x + 0.5) / side, (y + 0.5) / side];
  const top = corner(mask, 0) * (1 - u) + corner(mask, 1) * u;
  const bottom = corner(mask, 2) * (1 - u) + corner(mask, 3) * u;
  return top * (1 - v) + bottom * v;
}

function cornerTile(mask: number, ground: Ground): Canvas {
  return new Canvas(side, side).paint((x, y) => {
    const slopeX = height(mask, x + 1, y) - height(mask, x - 1, y);
    const slopeY = height(mask, x, y + 1) - height(mask, x, y - 1);
    const flat = mask === 0 || mask === 15;
    const rise = flat ? (mask ? 8 : -8) : (height(mask, x, y) - 0.5) * side + ground.wobble(x, y);
    return ground.draw(x, y, rise, (slopeX + slopeY) * 4);
  });
}

/** Four by four; a tile's number is its mask. */
function corners(ground: Ground): Canvas {
  return sheet(Array.from({ length: 16 }, (_, mask) => cornerTile(mask, ground)), 8);
}

const wall = ramps.gunmetal;
const floor = ramps.steel;

/** Palette of the station: what `station.gpl` lists. */
export const stationPalette: readonly Colour[] = [...ramps.gunmetal, ...ramps.steel.slice(0, 4), ...ramps.glass.slice(1, 4), ...ramps.gold.slice(1, 4)];

function plating(x: number, y: number): Colour {
  if (x === 0 || y === 0) return floor[0] ?? clear;
  if (x === 15 || y === 15) return floor[0] ?? clear;
  if ((x === 2 || x === 13) && (y === 2 || y === 13)) return floor[3] ?? clear;
  if (x === 1 || y === 1) return floor[2] ?? clear;
  return floor[1] ?? clear;
}

const station: Ground = {
  wobble: () => 0,
  draw(x, y, rise, lit) {
    if (rise > 3.4) return shade(wall, rise < 4.4 ? 0.3 : x % 16 === 7 || y % 16 === 7 ? 0.5 : (x + 2) % 8 < 1 && (y + 2) % 8 < 1 ? 0.9 : 0.7);
    if (rise > 1) return shade(wall, lit > 0.2 ? 0.95 : lit < -0.2 ? 0.5 : 0.75);
    if (rise > 0) return shade(wall, lit > 0.2 ? 0.75 : 0.3);
    if (rise > -2.6) return shade(wall, lit > 0.2 ? 0.3 : 0.05);
    return rise > -4 && lit < 0 ? shade(wall, 0.25) : plating(x, y);
  },
};

export function stationWalls(): Canvas {
  return corners(station);
}

const regolith: Ramp = ramps.moon;

/** Palette of the moon: what its palette picture holds. */
export const moonPalette: readonly Colour[] = [ramps.ink[0], ...ramps.moon, ...ramps.rust.slice(0, 4), ...ramps.ice.slice(1, 4)];

function dust(x: number, y: number, low: number): Colour {
  const grain = clouds(x / 4, y / 4, 61, 4, 2);
  return dither(regolith, low + 0.07 + grain * 0.15, x, y, 0.55);
}

const moonscape: Ground = {
  wobble: (x, y) => (noise2(x / 4, y / 4, 9, 4) - 0.5) * 3.4,
  draw(x, y, rise, lit) {
    if (rise > 1.6) return dust(x, y, 0.5);
    if (rise > 0) return shade(regolith, lit > 0 ? 0.95 : 0.7);
    if (rise > -3.4) return dither(regolith, (lit > 0 ? 0.46 : 0.1) + rise * 0.04, x, y);
    return rise > -5 && lit < 0 ? shade(regolith, 0.1) : dust(x, y, 0.22);
  },
};

export function moonGround(): Canvas {
  return corners(moonscape);
}

/** A hole with a rim, on low ground; `radius` in pixels. */
function crater(size: number, radius: number): Canvas {
  const middle = size / 2 - 0.5;
  return new Canvas(size, size).paint((x, y) => {
    const [dx, dy] = [x - middle, y - middle];
    const far = Math.hypot(dx, dy) + (noise2(x / 3, y / 3, 21) - 0.5) * 1.6;
    const away = (dx + dy) / (radius * 1.4);
    if (far > radius + 1.6) return dust(x % side, y % side, 0.22);
    if (far > radius) return shade(regolith, 0.55 - away * 0.4);
    if (far > radius * 0.72) return shade(regolith, 0.4 + away * 0.46);
    return dither(regolith, 0.16 + away * 0.24, x, y);
  });
}

/** A large crater of four tiles, and eight small things to scatter. */
export function craters(): Canvas {
  const all = new Canvas(128, 32);
  all.blit(crater(32, 13.4), 0, 0).blit(crater(32, 10.6), 32, 0);
  [6, 4.6, 3.4, 2.2].forEach((radius, at) => all.blit(crater(16, radius), 64 + at * 16, 0));
  for (let at = 0; at < 4; at++) all.blit(outcrop(at), 64 + at * 16, 16);
  return all;
}

/** Rock or ice that stands up from the dust. */
function outcrop(kind: number): Canvas {
  const stone: Ramp = kind % 2 ? ramps.ice.slice(1, 4) : ramps.rust.slice(0, 4);
  const tile = new Canvas(side, side).paint((x, y) => dust(x, y, 0.22));
  const peaks = [[5, 9, 4], [10, 6, 5], [11, 12, 3]].slice(0, kind < 2 ? 3 : 2);
  for (const [cx = 0, cy = 0, size = 1] of peaks) {
    for (let y = -size; y <= size; y++) {
      const half = Math.floor(((y + size) / (2 * size)) * size * 0.8);
      for (let x = -half; x <= half; x++) tile.set(cx + x, cy + y - 1, shade(stone, x < 0 ? 0.95 : y < 0 ? 0.5 : 0.1));
    }
    tile.rect(cx - size + 1, cy + size, size * 2, 1, regolith[0] ?? clear);
  }
  return tile;
}
