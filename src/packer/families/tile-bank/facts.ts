import type { ProbeFacts } from '../../snapshot/family-port.ts';
import type { PngFault } from '../png/fault.ts';

export interface PixelPlace {
  readonly x: number;
  readonly y: number;
}

/** What the first bytes of an image say: `header`, or why there is none. */
export interface ImageHeaderFacts {
  readonly fault?: PngFault;
  readonly header?: {
    readonly width: number;
    readonly height: number;
    readonly bitDepth: number;
    readonly colourType: number;
    readonly interlaced: boolean;
  };
}

/** An opaque RGB565 colour of an image and the first pixel, in reading order, that has it. */
export interface ColourFact extends PixelPlace {
  readonly rgb565: number;
  /** The source colour of that pixel, 0xRRGGBB. */
  readonly rgb: number;
}

/** Two source colours that become one in RGB565; each with its first pixel. */
export interface MergeFact {
  readonly rgb565: number;
  readonly first: PixelPlace & { readonly rgb: number };
  readonly second: PixelPlace & { readonly rgb: number };
}

/** A palette index that an image uses. */
export interface UsedIndexFact extends PixelPlace {
  readonly index: number;
  /** Its tRNS alpha, 255 where tRNS has none. */
  readonly alpha: number;
}

export interface PlteFacts {
  readonly entries: number;
  /** Only where `keep` could take it, at most 16 entries: PLTE's bytes in hex, and the indices in use. */
  readonly hex?: string;
  readonly used?: readonly UsedIndexFact[];
}

/** What all bytes of an image say. `pixels` is absent with a `fault`, and for a picture too large for any bank. */
export interface ImageContentFacts extends ImageHeaderFacts {
  readonly pixels?: PixelFacts;
}

export interface PixelFacts {
  /** Opaque RGB565 colours in reading order; the first {@link listedColours} of `colourCount`. */
  readonly colours: readonly ColourFact[];
  readonly colourCount: number;
  /** One pair for each listed colour that has several sources; the first {@link listedMerges} of `mergeCount`. */
  readonly merges: readonly MergeFact[];
  readonly mergeCount: number;
  /** Pixels with an alpha of 1 to 254, with the first one's. */
  readonly halfTransparent?: PixelPlace & { readonly count: number; readonly alpha: number };
  /** Colour type 3 alone. */
  readonly plte?: PlteFacts;
}

/** One opaque colour of a palette file. */
export interface PaletteColourFact {
  readonly rgb: number;
  /** Where: the line of a text file from 1, or the entry of a PLTE from 0. */
  readonly at: number;
}

/** What a palette file says; `png` where the file is a PNG that cannot be read. */
export interface PaletteFacts {
  readonly source: 'hex' | 'gpl' | 'png';
  readonly png?: PngFault;
  readonly fault?: { readonly message: string; readonly line?: number };
  /** In the file's order; the first {@link listedColours} of `colourCount`. */
  readonly colours: readonly PaletteColourFact[];
  readonly colourCount: number;
}

/** How many of each an image's facts list; `colourCount` beside them is exact, `mergeCount` for the listed colours. */
export const listedColours = 64;
export const listedMerges = 16;

/** The facts travel as JSON values; each depth and role has one shape, made in `probe.ts` alone. */
export function toFacts(facts: ImageHeaderFacts | ImageContentFacts | PaletteFacts): ProbeFacts {
  return { ...facts };
}

export function fromFacts<T extends ImageHeaderFacts | ImageContentFacts | PaletteFacts>(facts: ProbeFacts): T {
  return facts as unknown as T;
}
