/** The same numbers for the same seed, everywhere: mulberry32. Each call gives 0 … 1, without 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** 0 … 1 for a point of a whole-number lattice. */
export function lattice(x: number, y: number, z: number, seed: number): number {
  let mixed = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x3c6ef372) ^ Math.imul(seed, 0x1b873593);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

function wrap(value: number, period: number): number {
  return period > 0 ? ((value % period) + period) % period : value;
}

/** Value noise of 0 … 1 that repeats every `period` units in x and y; 0 never repeats. */
export function noise2(x: number, y: number, seed: number, period = 0): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = (dx: number, dy: number): number => lattice(wrap(left + dx, period), wrap(top + dy, period), 0, seed);
  const across = smooth(x - left);
  return mix(mix(at(0, 0), at(1, 0), across), mix(at(0, 1), at(1, 1), across), smooth(y - top));
}

/** Value noise of 0 … 1 in space. */
export function noise3(x: number, y: number, z: number, seed: number): number {
  const [left, top, near] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [u, v, w] = [smooth(x - left), smooth(y - top), smooth(z - near)];
  const row = (dy: number, dz: number): number =>
    mix(lattice(left, top + dy, near + dz, seed), lattice(left + 1, top + dy, near + dz, seed), u);
  return mix(mix(row(0, 0), row(1, 0), v), mix(row(0, 1), row(1, 1), v), w);
}

/** Several octaves of {@link noise2}, still 0 … 1 and still repeating. */
export function clouds(x: number, y: number, seed: number, period: number, octaves = 4): number {
  let sum = 0;
  let weight = 0;
  for (let octave = 0, scale = 1, part = 1; octave < octaves; octave++, scale *= 2, part /= 2) {
    sum += part * noise2(x * scale, y * scale, seed + octave, period * scale);
    weight += part;
  }
  return sum / weight;
}
