import { encodePng } from '../../support/png.ts';
import type { WorkspaceSpec } from '../../support/workspace.ts';

/** A data bank at `assets/bank` of these files, by default all of them in one pattern. */
export function bank(files: Readonly<Record<string, string>>, inputs: readonly string[] = ['**']): WorkspaceSpec {
  return { assets: [{ root: 'bank', declaration: { inputs: { files: inputs } }, files }] };
}

/** A data bank that holds `ok.bin` and asks for these; the first entry is in line 8 of its `asset.json`. */
export function entries(inputs: readonly string[]): WorkspaceSpec {
  return bank({ 'ok.bin': 'ok' }, inputs);
}

/** A tile bank without a fault of its own, whose palette file is named in line 15 of its `asset.json`. */
export function paletteNamed(file: string): WorkspaceSpec {
  const output = { format: 'TILES/indexed4_v1', tile_size: 8, palette: { file } };
  return { assets: [{ root: 'bank', declaration: { family: 'tile_bank', inputs: { tiles: ['a.png'] }, output }, files: { 'a.png': picture } }] };
}

const picture = encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 1, samples: [] });
