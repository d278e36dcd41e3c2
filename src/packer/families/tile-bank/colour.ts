/** The nearest of 2^bits - 1 steps to each 8-bit value, shifted to its place in an RGB565 word. */
function steps(last: number, shift: number): Uint16Array {
  // round(v·last/255) in integers, so that no fraction of a double decides.
  return Uint16Array.from({ length: 256 }, (_, value) => Math.floor((2 * value * last + 255) / 510) << shift);
}

const reds = steps(31, 11);
const greens = steps(63, 5);
const blues = steps(31, 0);

/** RGB565 of 8-bit samples: each rounded to the nearest step (formats.md §2). */
export function rgb565(r: number, g: number, b: number): number {
  return (reds[r] ?? 0) | (greens[g] ?? 0) | (blues[b] ?? 0);
}

/** RGB565 of a colour packed as r | g << 8 | b << 16 | alpha << 24; its alpha is not looked at. */
export function rgb565OfPacked(colour: number): number {
  return (reds[colour & 0xff] ?? 0) | (greens[(colour >> 8) & 0xff] ?? 0) | (blues[(colour >> 16) & 0xff] ?? 0);
}

/** 0xRRGGBB of a colour packed as r | g << 8 | b << 16 | alpha << 24. */
export function rgbOfPacked(colour: number): number {
  return ((colour & 0xff) << 16) | (colour & 0xff00) | ((colour >> 16) & 0xff);
}

/** RGB565 of 0xRRGGBB. */
export function rgb565OfRgb(rgb: number): number {
  return rgb565(rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff);
}

/** `#RRGGBB`. */
export function rgbText(rgb: number): string {
  return `#${rgb.toString(16).toUpperCase().padStart(6, '0')}`;
}

/** `0x1A2B` */
export function rgb565Text(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}
