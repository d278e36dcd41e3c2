import { sheet } from '../canvas.ts';
import type { Canvas } from '../canvas.ts';
import { ramps } from '../colour.ts';
import type { Ramp } from '../colour.ts';
import { ball, box, carved, ellipsoid, joined, mirrored, plate, rod } from '../solid.ts';
import { sprite } from '../sprite.ts';
import type { Part } from '../sprite.ts';

const hull = { ramp: ramps.steel, gloss: 0.35 };
const trim = { ramp: ramps.ember.slice(1), gloss: 0.3 };
const canopy = { ramp: ramps.glass.slice(0, 4), gloss: 0.9 };
const jet = { ramp: ramps.glass.slice(1, 4), glows: true };

/** The Kestrel: needle nose, swept wings with guns at their tips, two engines. `thrust` is the jets' length. */
function kestrel(thrust: number): readonly Part[] {
  const wing = plate([[2, 4], [6, 0], [13.4, -5], [13.4, -8.4], [8, -7.4], [2, -8]], -0.4, 0.9);
  return [
    { solid: joined(ellipsoid([0, 0, 0.4], [3, 13.6, 2.6]), ellipsoid([0, -6, 0.2], [4.2, 6, 2.2])), material: hull },
    { solid: mirrored(wing), material: hull, decal: (x, y) => (Math.abs(x) > 8.2 && Math.abs(x) < 10.6 && y > -12 ? trim : undefined) },
    { solid: mirrored(rod([13.2, -8.6, 0], [13.2, 1.4, 0], 1.3, 0.8)), material: trim },
    { solid: mirrored(plate([[4.2, -6], [5.6, -11], [5.6, -13.4], [4.2, -12]], 2.6, 1.8)), material: trim },
    { solid: mirrored(rod([4, -4, 0.2], [4, -11, 0.2], 1.8, 2.2)), material: hull },
    { solid: ellipsoid([0, 3.4, 1.8], [1.9, 4.4, 1.9]), material: canopy },
    { solid: mirrored(ellipsoid([4, -12.4, 0], [1.5, thrust, 1.4])), material: jet },
  ];
}

const banks = [-0.85, -0.45, 0, 0.45, 0.85];

/** Two rows of five: from the hardest left bank to the hardest right one, with short and long jets. */
export function kestrelFrames(): Canvas {
  const frames = [2.2, 3.6].flatMap((thrust) =>
    banks.map((roll) => sprite(kestrel(thrust), { width: 32, height: 32, roll, centre: [16, 15], outline: ramps.ink[0] })),
  );
  return sheet(frames, banks.length);
}

/** The drone that circles the ship. */
function drone(turn: number): readonly Part[] {
  const shell = carved(ball([0, 0, 0], 5.2), box([0, 0, 6], [7, 1.5, 5]));
  return [
    { solid: shell, material: hull },
    { solid: mirrored(rod([5, -3, 0], [6.2, 3.4, 0], 1.1, 0.8)), material: trim },
    { solid: ball([Math.sin(turn) * 1.8, 0, 3], 2.6), material: { ramp: ramps.glass.slice(1, 4), glows: true } },
  ];
}

/** Eight positions of its sway, side by side. */
export function droneFrames(): Canvas {
  return sheet(
    Array.from({ length: 8 }, (_, at) => {
      const turn = (at * Math.PI) / 4;
      return sprite(drone(turn), { width: 16, height: 16, spin: Math.sin(turn) * 0.35, outline: ramps.ink[0] });
    }),
  );
}

/** The ship's shape in one material: the grey model everything began with, and the golden one for the end. */
export function kestrelIn(ramp: Ramp): Canvas {
  const parts = kestrel(2.8).map(({ solid }): Part => ({ solid, material: { ramp, gloss: 0.6 } }));
  return sheet(banks.map((roll) => sprite(parts, { width: 32, height: 32, roll, centre: [16, 15], outline: ramps.ink[0] })));
}
