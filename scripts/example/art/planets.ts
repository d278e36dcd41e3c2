import { Canvas } from '../canvas.ts';
import { clear, dither, ramps } from '../colour.ts';
import type { Colour, Ramp } from '../colour.ts';
import { noise3 } from '../random.ts';

const side = 96;
/** Where the sun stands, seen from every planet. */
const sun = [-0.62, -0.5, 0.6] as const;

type Surface = (x: number, y: number, z: number) => { readonly ramp: Ramp; readonly bright: number };

function fractal(x: number, y: number, z: number, seed: number): number {
  return [1, 2, 4, 8].reduce((sum, scale) => sum + noise3(x * scale, y * scale, z * scale, seed + scale) / scale, 0) / 1.875;
}

/** A lit globe; `haze` is the colour of the air at its rim, where it has air. */
function globe(radius: number, surface: Surface, haze?: Colour): Canvas {
  const middle = side / 2 - 0.5;
  return new Canvas(side, side).paint((column, row) => {
    const [x, y] = [(column - middle) / radius, (row - middle) / radius];
    const flat = x * x + y * y;
    if (flat > 1) return haze !== undefined && flat < 1 + 3 / radius && x * sun[0] + y * sun[1] > 0.1 ? haze : clear;
    const z = Math.sqrt(1 - flat);
    const lit = x * sun[0] + y * sun[1] + z * sun[2];
    const { ramp, bright } = surface(x, y, z);
    const rim = haze !== undefined && flat > 0.9 && lit > 0.25;
    if (rim && flat > 0.955) return haze;
    return dither(ramp, Math.max(0, lit * 1.05 + 0.06) * bright, column, row, 0.9);
  });
}

/** Seas, green land, ice at the poles and clouds over all of it. */
export function ocean(): Canvas {
  const sea = ramps.ice.slice(0, 4);
  const land: Ramp = [...ramps.moss.slice(0, 4)];
  const cloud: Ramp = [ramps.ice[0], ramps.ice[1], ramps.ice[3], ramps.ice[4], ramps.steel[5]];
  return globe(46, (x, y, z) => {
    const height = fractal(x * 1.3 + 4, y * 1.3 + 4, z * 1.3 + 4, 7);
    const cover = fractal(x * 1.6 + 8, y * 4.2 + 8 + x * 0.8, z * 1.6 + 8, 19);
    if (cover > 0.585 || Math.abs(y) > 0.9 - 0.1 * height) return { ramp: cloud, bright: 1.05 };
    if (height > 0.53) return { ramp: land, bright: 0.7 + (height - 0.53) * 3 };
    return { ramp: sea, bright: height > 0.5 ? 1 : 0.8 };
  }, ramps.ice[3]);
}

/** A gas giant with bands, a storm, and rings that pass behind and before it. */
export function giant(): Canvas {
  const bands: Ramp = [...ramps.rust, ...ramps.bone.slice(4)];
  const all = globe(31, (x, y, z) => {
    const wave = 0.06 * Math.sin(x * 7 + y * 13) + 0.16 * (fractal(x * 2 + 5, y * 5 + 5, z * 2 + 5, 3) - 0.5);
    const band = 0.5 + 0.5 * Math.sin((y + wave) * 15);
    const storm = Math.hypot((x - 0.28) * 1.3, (y - 0.36) * 2.6) < 0.22;
    return storm ? { ramp: ramps.ember.slice(0, 4), bright: 0.95 } : { ramp: bands, bright: 0.66 + 0.36 * band };
  });
  return withRings(all);
}

function withRings(planet: Canvas): Canvas {
  const middle = side / 2 - 0.5;
  return new Canvas(side, side).paint((column, row) => {
    const [dx, dy] = [column - middle, row - middle];
    const [across, along] = [dx * 0.94 + dy * 0.34, (dy * 0.94 - dx * 0.34) / 0.27];
    const far = Math.hypot(across, along);
    const seen = planet.get(column, row);
    const before = along > 0;
    const shown = far > 36.5 && far < 48 && Math.abs(far - 43.2) > 0.7;
    if (!shown || (seen !== clear && !before)) return seen;
    const shadow = !before && across > -6 && across < 26;
    const grain = 0.5 + 0.5 * Math.sin(far * 2.4);
    return dither(ramps.rust, shadow ? 0.12 : 0.42 + 0.45 * grain, column, row);
  });
}

/** A young world: black crust, open rifts. */
export function ember(): Canvas {
  const crust: Ramp = [ramps.ink[0], ...ramps.moon.slice(0, 4)];
  return globe(42, (x, y, z) => {
    const rift = Math.abs(fractal(x * 1.8 + 3, y * 1.8 + 3, z * 1.8 + 3, 31) - 0.5);
    if (rift < 0.012) return { ramp: ramps.flame.slice(1, 5), bright: 2 };
    if (rift < 0.03) return { ramp: ramps.flame.slice(0, 4), bright: 1.3 };
    const rough = fractal(x * 3 + 6, y * 3 + 6, z * 3 + 6, 41);
    return { ramp: crust, bright: 0.45 + 0.7 * rough };
  }, ramps.flame[1]);
}

/** The moon the third stage is flown over. */
export function moon(): Canvas {
  const craters = Array.from({ length: 26 }, (_, at) => {
    const turn = at * 2.39996;
    const far = Math.sqrt((at + 0.5) / 26);
    return { x: Math.cos(turn) * far, y: Math.sin(turn) * far, size: 0.05 + 0.14 * noise3(at * 1.7, 3.3, 1.1, 5) ** 2 };
  });
  return globe(34, (x, y, z) => {
    let bright = 0.62 + 0.5 * (fractal(x * 1.5 + 2, y * 1.5 + 2, z * 1.5 + 2, 13) - 0.3);
    for (const crater of craters) {
      const [dx, dy] = [(x - crater.x) / crater.size, (y - crater.y) / crater.size];
      const far = Math.hypot(dx, dy);
      if (far < 1) bright += 0.3 * (dx * 0.6 + dy * 0.5) * far - 0.05;
      else if (far < 1.25) bright -= 0.22 * (dx * 0.6 + dy * 0.5);
    }
    return { ramp: ramps.moon, bright };
  });
}
