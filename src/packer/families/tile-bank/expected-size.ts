import type { FactLookup } from '../../snapshot/family-port.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import { bankOf } from './bank.ts';
import type { Bank } from './bank.ts';
import { maxColours, maxTiles } from './limits.ts';
import { assignPalettes } from './palettes.ts';
import { paletteBytes, sheetLayout } from './sheet.ts';

/** Bytes of the payload: the sheet from the headers, and under `auto` the palettes from the colours. */
export function expectedTilesSize(asset: AssetRoot, facts: FactLookup): number | undefined {
  const bank = bankOf(asset, facts);
  if (!bank || bank.images.length === 0 || asset.selection.faults.length > 0) return undefined;
  const tiles = tileCount(bank);
  const palettes = paletteCount(bank);
  if (tiles === undefined || palettes === undefined) return undefined;
  return sheetLayout(bank.parameters.tile_size, bank.parameters.columns, tiles).planeBytes + paletteBytes(palettes);
}

function tileCount({ parameters, images }: Bank): number | undefined {
  const size = parameters.tile_size;
  let tiles = 0;
  for (const { header, fault } of images) {
    if (!header || fault || header.width % size !== 0 || header.height % size !== 0) return undefined;
    tiles += (header.width / size) * (header.height / size);
  }
  return tiles <= maxTiles ? tiles : undefined;
}

function paletteCount({ parameters, images }: Bank): number | undefined {
  if (parameters.palette !== 'auto') return 1;
  const colours: (readonly number[])[] = [];
  for (const { pixels } of images) {
    if (!pixels || pixels.colourCount > maxColours) return undefined;
    colours.push(pixels.colours.map(({ rgb565 }) => rgb565));
  }
  return assignPalettes(colours).palettes.length;
}
