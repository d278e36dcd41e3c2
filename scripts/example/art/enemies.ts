import { sheet } from '../canvas.ts';
import type { Canvas } from '../canvas.ts';
import { ramps } from '../colour.ts';
import { around, ball, blended, box, carved, ellipsoid, joined, mirrored, moved, plate, ring, rod, spun } from '../solid.ts';
import { sprite } from '../sprite.ts';
import type { Part, View } from '../sprite.ts';

const small = { width: 16, height: 16, fine: 4, outline: ramps.ink[0] } satisfies View;
const large = { width: 32, height: 32, outline: ramps.ink[0] } satisfies View;
const red = { ramp: ramps.flame.slice(1), glows: true };

function animated(count: number, view: View, model: (turn: number) => readonly Part[]): Canvas {
  return sheet(Array.from({ length: count }, (_, at) => sprite(model((at * 2 * Math.PI) / count), view)));
}

/** The dart comes in swarms and rolls as it flies. */
export function darts(): Canvas {
  const body = { ramp: ramps.violet, gloss: 0.5 };
  const parts: readonly Part[] = [
    { solid: ellipsoid([0, -0.5, 0], [2.2, 6.6, 2]), material: body },
    { solid: mirrored(plate([[1, 2], [6.6, 6.4], [5.6, -0.6], [1, -4]], 0, 0.9)), material: body },
    { solid: ellipsoid([0, -2.6, 1.6], [1.3, 2, 1.2]), material: red },
  ];
  return sheet([-0.7, 0, 0.7, 0].map((roll) => sprite(parts, { ...small, roll })));
}

/** The beetle opens and closes its pincers. */
export function beetles(): Canvas {
  const shell = { ramp: ramps.moss, gloss: 0.7 };
  const claw = { ramp: ramps.bone.slice(1), gloss: 0.2 };
  return animated(4, small, (turn) => {
    const open = 0.25 + 0.3 * Math.sin(turn);
    const pincer = spun(joined(rod([0, 0, 0], [1.8, -2.8, 0], 1.1, 0.8), rod([1.8, -2.8, 0], [0.4, -5, 0], 0.8, 0.4)), open);
    return [
      { solid: ellipsoid([0, 2, 0], [4.8, 4.6, 3.4]), material: shell, decal: (x, y) => (Math.abs(x) < 0.5 && y > -1 ? { ramp: ramps.ink } : undefined) },
      { solid: ellipsoid([0, -2.4, 0.4], [3, 2.2, 2.2]), material: shell },
      { solid: mirrored(moved(pincer, [2.2, -2.4, 0.6])), material: claw },
      { solid: mirrored(ball([1.5, -3, 2], 0.9)), material: red },
    ];
  });
}

/** The saw: a ring of blades around a hot core. */
export function saws(): Canvas {
  const blade = { ramp: ramps.rust, gloss: 0.5 };
  return sheet(
    [0, 1, 2, 3].map((at) => {
      const turn = (at * Math.PI) / 12;
      return sprite(
        [
          { solid: spun(around(6, plate([[4, -1.6], [7.2, 0.8], [4, 1.6]], 0, 0.8, 0.3)), turn), material: { ramp: ramps.bone.slice(2), gloss: 0.6 } },
          { solid: ring([0, 0, 0], 4, 1.5), material: blade },
          { solid: ball([0, 0, 0], 2.2), material: red },
        ],
        small,
      );
    }),
  );
}

/** A mine whose core lights up before it goes off. */
export function mines(): Canvas {
  const spikes = joined(around(8, rod([3, 0, 0], [7, 0, 0], 1, 0.3)), spun(around(8, rod([3, 0, 2], [5, 0, 4.6], 0.9, 0.3)), 0.39));
  return animated(4, small, (turn) => [
    { solid: joined(ball([0, 0, 0], 4.4), spikes), material: { ramp: ramps.gunmetal, gloss: 0.8 } },
    { solid: ball([0, 0, 3.2], 1.2 + 0.8 * (0.5 - 0.5 * Math.cos(turn))), material: red },
  ]);
}

/** A turret's eight directions, its base the same in all. */
export function turrets(): Canvas {
  return animated(8, small, (turn) => [
    { solid: carved(plate([[-6, -3], [-3, -6], [3, -6], [6, -3], [6, 3], [3, 6], [-3, 6], [-6, 3]], -2, 1.4), ring([0, 0, -1], 5, 0.5)), material: { ramp: ramps.steel.slice(0, 4), gloss: 0.1 } },
    { solid: ball([0, 0, -0.4], 3.6), material: { ramp: ramps.ember, gloss: 0.5 } },
    { solid: spun(joined(rod([-1.2, -2, 2], [-1.2, -7, 2], 0.9), rod([1.2, -2, 2], [1.2, -7, 2], 0.9)), turn), material: { ramp: ramps.steel.slice(1, 5), gloss: 0.3 } },
  ]);
}

/** The manta beats its wings. */
export function mantas(): Canvas {
  const skin = { ramp: ramps.ice, gloss: 0.5 };
  return animated(4, large, (turn) => {
    const beat = 0.35 * Math.sin(turn);
    const wing = plate([[1, 8], [7, 8.6], [14, 1], [14.4, -5], [9, -1], [3, -6], [1, -7]], 0, 1, 0.8);
    const bent = mirrored((x: number, y: number, z: number) => wing(x * (1 + 0.25 * Math.abs(beat)), y, z - x * beat) * 0.8);
    return [
      { solid: blended(3, ellipsoid([0, 1, 0.6], [4, 9, 2.6]), bent), material: skin, decal: (x, y) => (Math.abs(Math.hypot(Math.abs(x) - 8, y - 2) - 2.2) < 0.7 ? { ramp: ramps.violet.slice(1) } : undefined) },
      { solid: rod([0, 8, 0], [Math.sin(turn) * 1.6, 14.4, 0], 1.2, 0.4), material: skin },
      { solid: mirrored(rod([1.8, -7, 0.6], [3, -10.6, 0], 1, 0.5)), material: skin },
      { solid: mirrored(ball([2.2, -5, 2], 1.1)), material: red },
    ];
  });
}

/** The gunship: slow, armoured, with a turbine on each side. */
function gunship(turn: number): readonly Part[] {
  const armour = { ramp: ramps.ember, gloss: 0.35 };
  const dark = { ramp: ramps.gunmetal, gloss: 0.4 };
  const fan = spun(around(3, box([1.8, 0, 0], [2, 0.7, 0.5], 0.2)), turn);
  const wing = plate([[3, 6], [9, 9], [15, 5.4], [15, -3], [10, -5.4], [3, -2]], -1, 1.5, 0.9);
  return [
    { solid: mirrored(carved(wing, ball([10, 1.6, -1], 4.2))), material: dark },
    { solid: mirrored(ring([10, 1.6, 0.2], 4.2, 1.1)), material: armour },
    { solid: mirrored(moved(fan, [10, 1.6, -0.6])), material: dark },
    { solid: blended(2, ellipsoid([0, 4, 0.6], [4.6, 9.4, 3.4]), ellipsoid([0, -6, 0], [3.2, 7, 2.6])), material: armour, decal: (x, y) => (Math.abs(y - 8 + Math.abs(x) * 0.6) < 0.9 ? dark : undefined) },
    { solid: mirrored(rod([4.2, 4, 0], [3.6, -9, 0.4], 1.8, 1.2)), material: dark },
    { solid: mirrored(rod([3.6, -8, 0.4], [3.6, -13.4, 0.4], 1)), material: dark },
    { solid: ellipsoid([0, -4.6, 2.2], [1.6, 3.6, 1.4]), material: { ramp: ramps.glass.slice(0, 4), gloss: 1 } },
  ];
}

export function gunships(): Canvas {
  return sheet([0, 1, 2, 3].map((at) => sprite(gunship((at * Math.PI) / 6), large)));
}
