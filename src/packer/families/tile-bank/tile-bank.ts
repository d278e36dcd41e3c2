import type { Family } from '../family.ts';
import { declaredTileFiles, readTileDeclaration, tileFamily, tilesFormat } from './declaration.ts';
import { decodeTiles } from './decode.ts';
import { expectedTilesSize } from './expected-size.ts';
import { tileForm } from './form.ts';
import { materializeTiles } from './materialize.ts';
import type { TileSheet } from './payload.ts';
import { tilePreview } from './preview.ts';
import { probeFile } from './probe.ts';
import { tileRules } from './rule-list.ts';
import { verifyTiles } from './verify.ts';

/** `tile_bank`, `TILES/indexed4_v1`: PNG images to one 4-bit indexed sheet and its RGB565 palettes (formats.md §2). */
export const tileBank: Family<TileSheet> = {
  family: tileFamily,
  format: tilesFormat,
  bankType: 'TILES',
  template: { inputs: { tiles: ['*.png'] }, output: { tile_size: 16 } },
  form: tileForm,
  preview: tilePreview,
  walker: {
    family: tileFamily,
    version: 1,
    readDeclaration: readTileDeclaration,
    declaredFiles: declaredTileFiles,
    probe: probeFile,
  },
  rules: tileRules,
  expectedSize: expectedTilesSize,
  materialize: materializeTiles,
  decode: decodeTiles,
  verify: verifyTiles,
};
