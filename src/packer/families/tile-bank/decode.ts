import type { ByteSource } from '../../../base/byte-source.ts';
import { tileMetadataSchema } from './metadata.ts';
import { readSheet } from './payload.ts';
import type { TileSheet } from './payload.ts';
import { verifyTiles } from './verify.ts';

/** Reads a bank back, for previews and tests. Throws, with the first thing that is wrong, on what is not one. */
export function decodeTiles(payload: ByteSource, metadata: unknown): TileSheet {
  const [problem] = verifyTiles(payload, metadata);
  if (problem !== undefined) throw new Error(`not a payload of TILES/indexed4_v1: ${problem}`);
  return readSheet(payload, tileMetadataSchema.parse(metadata));
}
