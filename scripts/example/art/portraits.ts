import type { Canvas } from '../canvas.ts';
import { clear, dither, ramps } from '../colour.ts';
import type { Ramp } from '../colour.ts';
import { around, ball, blended, box, carved, ellipsoid, joined, mirrored, moved, plate, ring, rod, spun } from '../solid.ts';
import { sprite } from '../sprite.ts';
import type { Part } from '../sprite.ts';

/** A bust before a dithered backdrop with a bright edge, 64 pixels a side. */
function portrait(parts: readonly Part[], backdrop: Ramp): Canvas {
  const bust = sprite(parts, { width: 64, height: 64, fine: 2, centre: [32, 33], roll: 0.22, pitch: -0.08, outline: ramps.ink[0] });
  return bust.paint((x, y) => {
    const seen = bust.get(x, y);
    if (seen !== clear) return seen;
    return dither(backdrop, 0.1 + 0.75 * Math.max(0, 1 - Math.hypot(x - 20, y - 16) / 56), x, y);
  });
}

const plain = { ramp: ramps.steel, gloss: 0.4 };

/** Ayla, who flies the Kestrel: one reads her visor. */
export function pilot(): Canvas {
  const trim = { ramp: ramps.ember.slice(1, 4), gloss: 0.4 };
  const helmet = ellipsoid([0, 5, 0], [19, 20.5, 19]);
  const visor = blended(2, ellipsoid([0, 1.5, 9], [15, 10.5, 12.5]));
  return portrait(
    [
      { solid: helmet, material: plain, decal: (x, y) => (Math.abs(x) < 3.4 && y > 12 ? trim : undefined) },
      { solid: visor, material: { ramp: ramps.glass.slice(0, 4), gloss: 1 }, decal: (x, y) => (Math.abs(x + y * 0.7 - 5) < 1.5 ? { ramp: ramps.glass.slice(3, 4) } : undefined) },
      { solid: mirrored(joined(ball([18.4, 2, 0], 5.4), rod([18, 2, 2], [20, 18, -2], 1.2, 0.6))), material: trim },
      { solid: blended(4, ellipsoid([0, -14, 6], [9, 5.4, 9]), rod([0, -13, 0], [0, -24, -2], 8, 10)), material: plain },
      { solid: mirrored(blended(6, ellipsoid([17, -28, -4], [16, 9, 10]), rod([6, -24, -2], [24, -25, -4], 6, 5))), material: plain, decal: (x) => (Math.abs(Math.abs(x) - 20) < 2.6 ? trim : undefined) },
      { solid: mirrored(rod([4.4, -15.4, 14], [7.4, -15, 13], 1.4)), material: { ramp: ramps.ink } },
    ],
    [...ramps.ink, ...ramps.glass.slice(0, 1)],
  );
}

/** Bolt, who keeps the ship together. */
export function robot(): Canvas {
  const brass = { ramp: ramps.rust, gloss: 0.8 };
  const eye = { ramp: ramps.moss.slice(2), glows: true };
  return portrait(
    [
      { solid: box([0, 4, 0], [17, 14, 12], 5), material: brass },
      { solid: box([0, 19, 0], [11, 3, 8], 2), material: brass },
      { solid: box([0, 6, 9], [14.4, 6.4, 4], 2.4), material: { ramp: ramps.ink } },
      { solid: mirrored(ellipsoid([6.2, 6, 13], [3.8, 4.4, 1.8])), material: eye },
      { solid: carved(box([0, -6, 10], [8, 2.8, 3.4], 1), joined(...[-5, -2.5, 0, 2.5, 5].map((x) => box([x, -6, 13], [0.5, 2, 2])))), material: { ramp: ramps.gunmetal.slice(1), gloss: 0.4 } },
      { solid: mirrored(joined(ring([0, 0, 0], 4, 2), ball([0, 0, 0], 2.4))), material: brass },
      { solid: mirrored(moved(ball([0, 0, 0], 5), [18, 4, 0])), material: { ramp: ramps.gunmetal.slice(1), gloss: 0.6 } },
      { solid: joined(rod([7, 20, 0], [9, 29, 0], 1)), material: { ramp: ramps.gunmetal.slice(1), gloss: 0.6 } },
      { solid: ball([9, 29, 0], 2.6), material: eye },
      { solid: rod([0, -10, 0], [0, -20, -2], 6), material: { ramp: ramps.gunmetal.slice(1), gloss: 0.3 } },
      { solid: box([0, -30, -4], [25, 11, 10], 6), material: brass, decal: (x, y) => (Math.hypot(Math.abs(x) - 18, y + 24) < 1.6 ? { ramp: ramps.ink } : undefined) },
    ],
    [...ramps.ink, ...ramps.moss.slice(0, 1)],
  );
}

/** Admiral Vex of the fleet that came through the rift. */
export function admiral(): Canvas {
  const skin = { ramp: ramps.moss, gloss: 0.5 };
  const coat = { ramp: ramps.rose.slice(0, 3), gloss: 0.3 };
  const gold = { ramp: ramps.gold.slice(2), gloss: 0.8 };
  return portrait(
    [
      { solid: blended(7, ellipsoid([0, 11, -1], [16, 15, 14]), ellipsoid([0, -5, 3], [9, 12, 9]), mirrored(ellipsoid([9, 0, 3], [5, 5, 6]))), material: skin },
      { solid: mirrored(spun(ellipsoid([8.4, 1.6, 11], [5.2, 3.4, 4]), 0.35)), material: { ramp: ramps.ink, gloss: 1.4 } },
      { solid: mirrored(spun(ellipsoid([7.6, 2.4, 14.2], [1.3, 0.9, 1.6]), 0.35)), material: gold },
      { solid: mirrored(rod([7, 24, -2], [15, 30, -6], 3.4, 1)), material: skin },
      { solid: rod([-3.4, -10.6, 10.6], [3.4, -10.6, 10.6], 0.9), material: { ramp: ramps.moss.slice(0, 1) } },
      { solid: rod([0, -12, 0], [0, -22, -3], 5.4, 6), material: skin },
      { solid: blended(5, ellipsoid([0, -33, -5], [27, 12, 11]), mirrored(plate([[5, -26], [15, -17], [20, -10], [22, -24], [12, -34]], -2, 2.4, 1.4))), material: coat, decal: (x, y) => (Math.abs(x) < 1.6 && Math.abs((y + 50) % 5) < 3 ? gold : undefined) },
      { solid: mirrored(around(1, box([22, -27, 4], [5, 1.6, 3], 1))), material: gold },
    ],
    [...ramps.ink, ...ramps.rose.slice(0, 1)],
  );
}

/** The Oracle, older than the station that houses it. */
export function oracle(): Canvas {
  const mantle = { ramp: ramps.violet, gloss: 0.7 };
  const arm = (x: number, reach: number): Part => ({
    solid: joined(rod([x * 0.5, -8, 4], [x, -20, 6], 4.2, 3.2), rod([x, -20, 6], [x + reach, -33, 5], 3.2, 2.4)),
    material: mantle,
  });
  const lamp = { ramp: ramps.glass.slice(1), glows: true };
  return portrait(
    [
      { solid: blended(6, ellipsoid([0, 12, 0], [19, 18, 16]), ellipsoid([0, -3, 3], [12, 9, 10])), material: mantle, decal: (x, y, z) => (z > 4 && Math.hypot((Math.abs(x) - 9) * 1.1, y - 20) < 2.2 ? { ramp: ramps.violet.slice(3) } : undefined) },
      ...[-20, -11, 0, 11, 20].map((x, at) => arm(x, at % 2 ? 4 : -4)),
      { solid: mirrored(ball([8, 1, 11], 3.6)), material: lamp },
      { solid: ellipsoid([0, 9.4, 15], [3, 4.4, 2.4]), material: lamp },
      { solid: mirrored(ball([14, 8, 10], 2)), material: lamp },
    ],
    [...ramps.ink, ...ramps.violet.slice(0, 1)],
  );
}
