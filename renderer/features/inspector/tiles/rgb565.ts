/** A colour of the hardware as screens show it, 0–255 each. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** The three channels of an RGB565 colour as stored: 5, 6 and 5 bits. */
export function channelsOf(rgb565: number): Rgb {
  return { r: (rgb565 >> 11) & 31, g: (rgb565 >> 5) & 63, b: rgb565 & 31 };
}

/** Widened so that black stays black and white becomes white. */
export function rgbOf(rgb565: number): Rgb {
  const { r, g, b } = channelsOf(rgb565);
  return { r: Math.round((r * 255) / 31), g: Math.round((g * 255) / 63), b: Math.round((b * 255) / 31) };
}

/** `0xF81F` */
export function hex565(rgb565: number): string {
  return `0x${rgb565.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `#FF00FF` */
export function hexRgb({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((channel) => channel.toString(16).toUpperCase().padStart(2, '0')).join('')}`;
}

/** Whether dark text reads better on it than light text. */
export function isLight({ r, g, b }: Rgb): boolean {
  return r * 0.299 + g * 0.587 + b * 0.114 > 140;
}
