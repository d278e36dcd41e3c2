import type { Canvas } from './canvas.ts';
import type { Colour } from './colour.ts';

/**
 * The game's own letters: 8 rows of 8 pixels each, the left one in the high bit; space to ~ and a full block.
 * Two pixels for a stem, seven wide, so that a shadow still fits into the tile.
 */
const patterns = `
0000000000000000 183c3c1818001800 6c6c240000000000 6c6cfe6cfe6c6c00 107cd07c167c1000 62660c1830664600 386c3876dccc7600 1818300000000000
0c18303030180c00 30180c0c0c183000 006c38fe386c0000 0018187e18180000 0000000000181830 0000007e00000000 0000000000181800 060e1c3870e0c000
7cc6ced6e6c67c00 1838781818187e00 7cc6061c70c0fe00 7cc6063c06c67c00 1c3c6cccfe0c0c00 fec0fc0606c67c00 3c60c0fcc6c67c00 fec60c1830303000
7cc6c67cc6c67c00 7cc6c67e060c7800 0018180018180000 0018180018183000 0c18306030180c00 00007e007e000000 30180c060c183000 7cc6061c18001800
7cc6dededcc07c00 386cc6c6fec6c600 fcc6c6fcc6c6fc00 3c66c0c0c0663c00 f8ccc6c6c6ccf800 fec0c0f8c0c0fe00 fec0c0f8c0c0c000 3e60c0cec6663e00
c6c6c6fec6c6c600 7e18181818187e00 1e060606c6c67c00 c6ccd8f0f8dcce00 c0c0c0c0c0c0fe00 c6eefefed6c6c600 c6e6f6fedecec600 7cc6c6c6c6c67c00
fcc6c6c6fcc0c000 7cc6c6c6decc7a00 fcc6c6cef8dcce00 78ccc07c06c67c00 7e18181818181800 c6c6c6c6c6c67c00 c6c6c6ee7c381000 c6c6d6fefeeec600
c6ee7c387ceec600 6666663c18181800 fe0e1c3870e0fe00 3c30303030303c00 c0e070381c0e0600 3c0c0c0c0c0c3c00 10386cc600000000 00000000000000fe
30180c0000000000 00007c067ec67e00 c0c0fcc6c6c6fc00 00007ec0c0c07e00 06067ec6c6c67e00 00007cc6fec07c00 1c36307830303000 00007ec6c67e067c
c0c0fcc6c6c6c600 1800381818183c00 0c001c0c0c0c6c38 c0c0ccd8f0d8cc00 3818181818183c00 0000ecfed6d6c600 0000fcc6c6c6c600 00007cc6c6c67c00
0000fcc6c6fcc0c0 00007ec6c67e0606 0000dce6c0c0c000 00007ec07c06fc00 30307c3030361c00 0000c6c6c6c67e00 0000c6c66c381000 0000c6d6d6fe6c00
0000c66c386cc600 0000c6c6c67e067c 0000fe1c3870fe00 0c18183018180c00 1818181818181800 3018180c18183000 000076dc00000000 fefefefefefefe00
`
  .trim()
  .split(/\s+/u);

export const glyphSide = 8;
export const glyphCount = patterns.length;

/** Whether glyph `number` (0 is the space) has a pixel there. */
export function glyphPixel(number: number, x: number, y: number): boolean {
  if (x < 0 || x >= glyphSide || y < 0 || y >= glyphSide) return false;
  const row = Number.parseInt((patterns[number] ?? '').slice(y * 2, y * 2 + 2) || '0', 16);
  return ((row >> (7 - x)) & 1) === 1;
}

/** Writes one line; what the glyphs do not have becomes a question mark. `shadow` falls one pixel down right. */
export function write(on: Canvas, text: string, x: number, y: number, ink: Colour, shadow?: Colour): void {
  [...text].forEach((letter, at) => {
    const number = (letter.codePointAt(0) ?? 0) - 32;
    const glyph = number >= 0 && number < glyphCount ? number : 31;
    for (let pixel = 0; pixel < glyphSide * glyphSide; pixel++) {
      const [px, py] = [pixel % glyphSide, Math.floor(pixel / glyphSide)];
      if (!glyphPixel(glyph, px, py)) continue;
      const [left, top] = [x + at * glyphSide + px, y + py];
      if (shadow !== undefined && on.get(left + 1, top + 1) !== ink) on.set(left + 1, top + 1, shadow);
      on.set(left, top, ink);
    }
  });
}

/** Levels of the font's own picture: 0 clear, 1 shadow, 2 the lower half of a letter, 3 the upper. */
export function glyphLevel(number: number, x: number, y: number): 0 | 1 | 2 | 3 {
  if (glyphPixel(number, x, y)) return y < 4 ? 3 : 2;
  return glyphPixel(number, x - 1, y - 1) ? 1 : 0;
}
