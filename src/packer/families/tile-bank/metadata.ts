import { z } from 'zod';
import { maxColumns, maxPalettes, maxTiles, tileSizes } from './limits.ts';

/** `metadata` of a tile bank in `assets.pa` (formats.md §2); sizes in pixels. */
export const tileMetadataSchema = z.strictObject({
  columns: z.int().min(1).max(maxColumns),
  height: z.int().min(1),
  palette_count: z.int().min(1).max(maxPalettes),
  tile_count: z.int().min(1).max(maxTiles),
  /** The palette number of each tile. */
  tile_palettes: z.array(z.int().min(0)).max(maxTiles),
  tile_size: z.literal([...tileSizes]),
  width: z.int().min(1),
});
export type TileMetadata = z.infer<typeof tileMetadataSchema>;
