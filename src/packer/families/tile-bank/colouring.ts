import { bug } from '../../../base/invariant.ts';
import type { Bank } from './bank.ts';
import { rgb565OfPacked, rgb565OfRgb } from './colour.ts';
import { plteColours } from './keep.ts';
import { paletteIndices } from './palette.ts';
import { assignPalettes } from './palettes.ts';
import type { Picture } from './picture.ts';

/** The palettes of a bank that its rules let through, and how its images use them. */
export interface Colouring {
  /** RGB565 of each entry from index 0; at most 16, the rest is 0. */
  readonly palettes: readonly (readonly number[])[];
  readonly images: readonly ImageColouring[];
}

interface ImageColouring {
  readonly palette: number;
  /** Palette index of each of the picture's 256 numbers. */
  readonly indices: Uint8Array;
}

export function colourBank(bank: Bank, pictures: readonly Picture[]): Colouring {
  const { palette } = bank.parameters;
  if (palette === 'auto') return colourAutomatically(pictures);
  return palette === 'keep' ? keepColours(pictures) : colourFromFile(bank, pictures);
}

function colourAutomatically(pictures: readonly Picture[]): Colouring {
  const { palettes, ofImage } = assignPalettes(pictures.map(({ facts }) => facts.colours.map(({ rgb565 }) => rgb565)));
  const lookUps = palettes.map(colours => new Map(colours.map((colour, at) => [colour, at + 1])));
  const images = pictures.map((picture, image) => {
    const number = ofImage[image] ?? bug('an image without a palette');
    return { palette: number, indices: indicesOf(picture, lookUps[number] ?? bug('a palette without colours')) };
  });
  return { palettes: palettes.map(colours => [0, ...colours]), images };
}

/** Every index and entry as it is in the file, also entry 0. */
function keepColours(pictures: readonly Picture[]): Colouring {
  const plte = pictures[0]?.facts.plte ?? bug('a kept picture without a palette');
  const indices = Uint8Array.from({ length: 256 }, (_, index) => index);
  return { palettes: [plteColours(plte).map(rgb565OfRgb)], images: pictures.map(() => ({ palette: 0, indices })) };
}

function colourFromFile({ palette }: Bank, pictures: readonly Picture[]): Colouring {
  const facts = palette?.facts ?? bug('a palette that was not read');
  const lookUp = paletteIndices(facts) ?? bug('a palette that was refused');
  const entries = [0, ...facts.colours.map(({ rgb }) => rgb565OfRgb(rgb))];
  return { palettes: [entries], images: pictures.map(picture => ({ palette: 0, indices: indicesOf(picture, lookUp) })) };
}

/** The index of each of a picture's numbers; what no pixel has, and transparent ones, are 0. */
function indicesOf({ facts, sampleColours }: Picture, lookUp: ReadonlyMap<number, number>): Uint8Array {
  const indices = new Uint8Array(256);
  if (!sampleColours) for (const [at, { rgb565 }] of facts.colours.entries()) indices[at + 1] = lookUp.get(rgb565) ?? 0;
  else {
    for (const [sample, colour] of sampleColours.entries()) {
      // The top bit of the alpha is the sign: below 0 is opaque.
      if (colour < 0) indices[sample] = lookUp.get(rgb565OfPacked(colour)) ?? 0;
    }
  }
  return indices;
}
