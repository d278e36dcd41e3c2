import type { BankRule } from './bank-rule.ts';
import { paletteDamaged } from './rules/palette-damaged.ts';
import { paletteDuplicateColour } from './rules/palette-duplicate-colour.ts';
import { paletteTooManyColours } from './rules/palette-too-many-colours.ts';
import { pngDamaged } from './rules/png-damaged.ts';
import { pngUnsupported } from './rules/png-unsupported.ts';
import { tileColourNotInPalette } from './rules/tile-colour-not-in-palette.ts';
import { tileColoursMerge } from './rules/tile-colours-merge.ts';
import { tileHalfTransparent } from './rules/tile-half-transparent.ts';
import { tileKeepNotIndexed } from './rules/tile-keep-not-indexed.ts';
import { tileKeepPaletteDiffers } from './rules/tile-keep-palette-differs.ts';
import { tileKeepTooManyEntries } from './rules/tile-keep-too-many-entries.ts';
import { tileKeepTransparentIndex } from './rules/tile-keep-transparent-index.ts';
import { tileSizeMismatch } from './rules/tile-size-mismatch.ts';
import { tileTooManyColours } from './rules/tile-too-many-colours.ts';
import { tileTooManyPalettes } from './rules/tile-too-many-palettes.ts';
import { tileTooManyTiles } from './rules/tile-too-many-tiles.ts';

/** Every rule of a tile bank, by code. A fault is reported by exactly one. */
export const tileRules: readonly BankRule[] = [
  paletteDamaged,
  paletteDuplicateColour,
  paletteTooManyColours,
  pngDamaged,
  pngUnsupported,
  tileColourNotInPalette,
  tileColoursMerge,
  tileHalfTransparent,
  tileKeepNotIndexed,
  tileKeepPaletteDiffers,
  tileKeepTooManyEntries,
  tileKeepTransparentIndex,
  tileSizeMismatch,
  tileTooManyColours,
  tileTooManyPalettes,
  tileTooManyTiles,
];
