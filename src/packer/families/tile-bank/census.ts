import { rgb565OfPacked, rgbOfPacked } from './colour.ts';
import { listedColours, listedMerges } from './facts.ts';
import type { ColourFact, MergeFact, PixelFacts, PixelPlace } from './facts.ts';

/** A colour's number in an image: 0 transparent, 1 … 254 in the order met, 255 all that came after. */
const lastNumber = 255;

/**
 * Counts the colours of one picture. Colours are packed as r | g << 8 | b << 16 | alpha << 24, pixels are
 * numbered in reading order and must come in it.
 */
export class ColourCensus {
  /** RGB565 → the colour's number. */
  readonly #numbers = new Map<number, number>();
  readonly #width: number;
  readonly #colours: ColourFact[] = [];
  readonly #merges: MergeFact[] = [];
  /** Numbers that a pair was listed for. */
  readonly #merged = new Set<number>();
  #halfCount = 0;
  #halfPixel = 0;
  #halfAlpha = 0;

  /** `width` of the picture in pixels. */
  constructor(width: number) {
    this.#width = width;
  }

  /** The number of a colour met at `pixel`: 0 for alpha below 128. */
  number(colour: number, pixel: number): number {
    if (colour >= 0) return 0; // The top bit of the alpha is the sign.
    const value = rgb565OfPacked(colour);
    const known = this.#numbers.get(value);
    if (known === undefined) return this.#add(value, colour, pixel);
    if (known <= listedColours && !this.#merged.has(known)) this.#compare(known, colour, pixel);
    return known;
  }

  /** `count` further pixels are half-transparent; the first of all is `colour` at `pixel`. */
  addHalfTransparent(colour: number, pixel: number, count: number): void {
    if (this.#halfCount === 0) {
      this.#halfPixel = pixel;
      this.#halfAlpha = colour >>> 24;
    }
    this.#halfCount += count;
  }

  facts(): PixelFacts {
    return {
      colours: this.#colours,
      colourCount: this.#numbers.size,
      merges: this.#merges,
      mergeCount: this.#merged.size,
      ...(this.#halfCount > 0 && {
        halfTransparent: { count: this.#halfCount, alpha: this.#halfAlpha, ...pixelAt(this.#halfPixel, this.#width) },
      }),
    };
  }

  #add(value: number, colour: number, pixel: number): number {
    const number = Math.min(this.#numbers.size + 1, lastNumber);
    this.#numbers.set(value, number);
    if (this.#colours.length < listedColours) {
      this.#colours.push({ rgb565: value, rgb: rgbOfPacked(colour), ...pixelAt(pixel, this.#width) });
    }
    return number;
  }

  #compare(known: number, colour: number, pixel: number): void {
    const first = this.#colours[known - 1];
    const rgb = rgbOfPacked(colour);
    if (!first || first.rgb === rgb) return;
    this.#merged.add(known);
    if (this.#merges.length === listedMerges) return;
    this.#merges.push({
      rgb565: first.rgb565,
      first: { rgb: first.rgb, x: first.x, y: first.y },
      second: { rgb, ...pixelAt(pixel, this.#width) },
    });
  }
}

/** The place of a pixel of a picture so wide, from its number in reading order. */
export function pixelAt(pixel: number, width: number): PixelPlace {
  return { x: pixel % width, y: Math.floor(pixel / width) };
}

/** True for an alpha of 1 to 254. */
export function isHalfTransparent(colour: number): boolean {
  const alpha = colour >>> 24;
  return alpha > 0 && alpha < 255;
}
