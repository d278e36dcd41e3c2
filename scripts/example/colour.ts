/** A colour as 0xRRGGBB, or {@link clear}. Every colour of the example is one that RGB565 has exactly. */
export type Colour = number;

/** No colour: the tile shows what is behind it. */
export const clear: Colour = -1;

/** The 8-bit sample that RGB565 gives back for `value` at `bits` bits: what the console will show. */
function snap(value: number, bits: 5 | 6): number {
  const top = 2 ** bits - 1;
  return Math.round((Math.round((value * top) / 255) * 255) / top);
}

/** The nearest colour that RGB565 has, so that no two colours of a picture become one when it is packed. */
export function colour(hex: string): Colour {
  const value = Number.parseInt(hex, 16);
  return (snap(value >> 16, 5) << 16) | (snap((value >> 8) & 255, 6) << 8) | snap(value & 255, 5);
}

/** Colours of one material from its darkest shadow to its light. */
export type Ramp = readonly Colour[];

type Five = readonly [Colour, Colour, Colour, Colour, Colour];

function five(a: string, b: string, c: string, d: string, e: string): Five {
  return [colour(a), colour(b), colour(c), colour(d), colour(e)];
}

/** Shadows lean to blue and violet, lights to yellow: what keeps ramps of one picture together. */
export const ramps = {
  ink: [colour('0a0c1c'), colour('141a34')],
  steel: [colour('1c2340'), colour('36426a'), colour('5f7398'), colour('97acc4'), colour('d2dee6'), colour('f8fcfa')],
  gunmetal: five('171a2c', '2a3049', '454f6c', '6c7a94', 'a2b0bf'),
  glass: five('0d2f56', '1668a0', '2cb4dc', '8af0f0', 'f0fffc'),
  flame: five('7a1830', 'd8402c', 'f88c38', 'fcd060', 'fffad0'),
  ember: five('43122e', '8c2032', 'd4442f', 'f48a3c', 'fcd068'),
  violet: five('221240', '45236c', '7439a8', 'ae62d8', 'e4a0f4'),
  moss: five('0e2a30', '18563e', '3a9246', '8ccc4c', 'e4f47c'),
  rust: five('2c1824', '58322f', '8c5440', 'c08458', 'e6bc80'),
  ice: five('16284e', '2a568e', '5094c8', '94d0e8', 'd8f4f8'),
  gold: five('4c2614', '8e521c', 'd08c28', 'f8cc48', 'fff4a4'),
  rose: five('4c1236', '922058', 'd84880', 'f890b4', 'ffdce8'),
  bone: five('3a2c3c', '6c5658', 'a48c7c', 'd4c4a4', 'f8f0d4'),
  moon: [colour('1e2034'), colour('34384e'), colour('54586c'), colour('7c8090'), colour('a8acb4'), colour('d4d6d4')],
} as const satisfies Record<string, Ramp>;

/** The entry of a ramp for a brightness of 0 … 1; more and less are held. */
export function shade(of: Ramp, brightness: number): Colour {
  const at = Math.max(0, Math.min(of.length - 1, Math.floor(brightness * of.length)));
  return of[at] ?? clear;
}

/** 4×4 ordered dither: the same brightness as {@link shade}, with the step between two entries broken up. */
const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

export function dither(of: Ramp, brightness: number, x: number, y: number, strength = 1): Colour {
  const threshold = ((bayer[(y & 3) * 4 + (x & 3)] ?? 0) + 0.5) / 16 - 0.5;
  return shade(of, brightness + (threshold * strength) / of.length);
}

/** Entry `at` of a ramp that is known to have it. */
export function tint(of: Ramp, at: number): Colour {
  return of[at] ?? clear;
}
