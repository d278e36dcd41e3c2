import { sheet } from '../canvas.ts';
import type { Canvas } from '../canvas.ts';
import { ramps } from '../colour.ts';
import { around, ball, blended, box, carved, ellipsoid, joined, mirrored, moved, plate, ring, rod, spun } from '../solid.ts';
import { sprite } from '../sprite.ts';
import type { Part, View } from '../sprite.ts';

const view = { width: 96, height: 96, fine: 2, outline: ramps.ink[0] } satisfies View;

/** The Warden: a fortress in the shape of a wheel, shut and with its core open. */
function warden(open: number): readonly Part[] {
  const armour = { ramp: ramps.gunmetal, gloss: 0.35 };
  const brass = { ramp: ramps.ember, gloss: 0.35 };
  const hexagon = [0, 1, 2, 3, 4, 5].map((at) => [Math.cos((at * Math.PI) / 3) * 19, Math.sin((at * Math.PI) / 3) * 19] as const);
  const petal = carved(blended(2, plate([[4, -5], [14, -8], [17, 0], [14, 8], [4, 5], [3, 0]], 4.4, 1.4, 1), rod([6, 0, 4.6], [14.6, 0, 4], 2.2, 3.4)), box([12.5, 0, 8], [0.6, 9, 2.6]));
  const tower = joined(plate([[31, -7], [42, -5], [45, 0], [42, 5], [31, 7]], 2, 4, 1.6), rod([40, 0, 5], [46, 0, 5], 2, 1.5));
  return [
    { solid: carved(ring([0, 0, 0], 33, 6.2), around(24, box([39, 0, 3], [3, 0.6, 5]))), material: armour },
    { solid: spun(around(6, box([25, 0, 0], [9, 2.6, 2.4], 1)), Math.PI / 6), material: { ramp: ramps.gunmetal, gloss: 0.1 } },
    { solid: spun(around(6, tower), Math.PI / 6), material: brass, decal: (x, y) => (Math.abs(Math.hypot(x, y) - 36) < 1 ? armour : undefined) },
    { solid: around(12, ball([33, 0, 6], 1.9)), material: { ramp: ramps.glass.slice(2, 4), glows: true } },
    { solid: plate(hexagon, 0, 4, 1.6), material: armour },
    { solid: around(6, moved(petal, [open * 4.4, 0, open * 1.6])), material: brass },
    { solid: ball([0, 0, 3], 6.6 + open * 2.4), material: { ramp: ramps.glass.slice(0, 4), glows: true } },
  ];
}

/** The Leviathan: something that grew around an eye. */
function leviathan(open: number): readonly Part[] {
  const flesh = { ramp: ramps.violet, gloss: 0.55 };
  const horn = { ramp: ramps.bone, gloss: 0.3 };
  const arm = blended(3, rod([12, 4, 0], [30, 12, -1], 7, 5), rod([30, 12, -1], [39, -6, 0], 5, 3.6), rod([39, -6, 0], [31, -27, 2], 3.6, 1.6));
  const jaw = spun(rod([8, -20, 3], [5, -40, 3], 3.4, 0.8), open * 0.16);
  const crest = joined(rod([5, 22, 3], [9, 43, 5], 3.4, 0.5), rod([14, 19, 2], [24, 37, 3], 3, 0.5), rod([22, 14, 1], [37, 24, 1], 2.6, 0.5));
  const ribs = joined(rod([16, 8, 7], [30, 15, 6], 1.6, 0.8), rod([20, 2, 6], [34, 6, 5], 1.4, 0.8), rod([30, 0, 3], [44, -3, 2], 1.8, 0.4));
  return [
    { solid: blended(5, ellipsoid([0, 6, 0], [19, 20, 10]), ellipsoid([0, -14, 0], [12, 13, 8]), mirrored(arm)), material: flesh, decal: (x, y, z) => (z > 3 && Math.abs(Math.sin(y * 0.55 + Math.abs(x) * 0.3)) < 0.16 && y < -6 ? { ramp: ramps.violet.slice(0, 3) } : undefined) },
    { solid: joined(mirrored(crest), mirrored(ribs)), material: horn },
    { solid: mirrored(jaw), material: horn },
    { solid: blended(2, ring([0, 6, 7.6], 9.4, 2.2)), material: flesh },
    { solid: ellipsoid([0, 6, 5], [9, 2.4 + open * 6.4, 6]), material: { ramp: ramps.flame.slice(1), glows: true }, decal: (x, y) => (Math.hypot(x * 2.4, y - 6) < 1.6 + open * 3 ? { ramp: ramps.ink.slice(0, 1) } : undefined) },
    { solid: mirrored(joined(ball([8, -9, 6.6], 2), ball([5.4, -14, 6.6], 1.6), ball([12, -4, 6], 1.5))), material: { ramp: ramps.flame.slice(1, 4), glows: true } },
  ];
}

/** Each boss at rest and with its weak point open, side by side. */
export function wardenFrames(): Canvas {
  return sheet([0, 1].map((open) => sprite(warden(open), view)));
}

export function leviathanFrames(): Canvas {
  return sheet([0.15, 1].map((open) => sprite(leviathan(open), view)));
}
