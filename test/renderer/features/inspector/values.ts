import type { AssetDetails, FamilyDescription } from '../../../../renderer/features/inspector/asset-details.ts';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';

/** Values of the contract for tests of the inspector. */

export const stamp = { generation: 1, state: 'fresh' } as const;
export const key = 'a'.repeat(64);

export function details(more: Partial<AssetDetails> = {}, row: Partial<AssetDetails['asset']> = {}): AssetDetails {
  return {
    ...stamp,
    asset: {
      asset_id: 4,
      asset_uuid: '0198c2ab-2746-717d-9944-49db6b4cb242',
      asset_name: 'station',
      root: 'tiles/station',
      folder: 'tiles',
      present: true,
      family: 'tile_bank',
      bank_type: 'TILES',
      included_in_build: true,
      input_count: 3,
      input_bytes: 300,
      health: 'clean',
      errors: 0,
      warnings: 0,
      infos: 0,
      ...row,
    },
    declaration: { inputs: { tiles: ['walls.png', 'props/*.png'] }, output: { format: 'TILES/indexed4_v1', tile_size: 16 } },
    format: 'TILES/indexed4_v1',
    codec: 'NONE',
    parameters: { tile_size: 16, columns: 16, palette: 'auto' },
    artifacts: [
      { path: 'walls.png', size: 100, selected_by: 'tiles', order: 0, selected_at: '/inputs/tiles/0', facts: { header: { width: 32, height: 16, bitDepth: 8 } } },
      { path: 'props/a.png', size: 100, selected_by: 'tiles', order: 1, selected_at: '/inputs/tiles/1' },
      { path: 'props/b.png', size: 100, selected_by: 'tiles', order: 2, selected_at: '/inputs/tiles/1' },
      { path: 'night.hex', size: 10 },
    ],
    artifact_total: 4,
    diagnostics: [],
    ...more,
  };
}

export const tileFamily: FamilyDescription = {
  family: 'tile_bank',
  title: 'Tile bank',
  bank_type: 'TILES',
  format: 'TILES/indexed4_v1',
  inputs: [{ key: 'tiles', pointer: '/inputs/tiles', label: 'Tiles', says: 'Pictures.', extensions: ['.png'], default: ['*.png'] }],
  parameters: [
    { pointer: '/output/tile_size', label: 'Tile size', says: 'Pixels a side.', control: 'choice', choices: [8, 16, 32], required: true },
    { pointer: '/output/columns', label: 'Columns', says: 'Side by side.', control: 'integer', minimum: 1, maximum: 32, default: 16, required: false },
    {
      pointer: '/output/palette',
      label: 'Palette',
      says: 'Where colours come from.',
      control: 'choice',
      choices: ['auto', 'keep'],
      file_choice: { key: 'file', extensions: ['.hex'] },
      default: 'auto',
      required: false,
    },
    { pointer: '/output/dither', label: 'Dither', says: 'Whether to dither.', control: 'boolean', default: false, required: false },
    { pointer: '/output/extra', label: 'Extra', says: 'A structure.', control: 'json', required: false },
    { pointer: '/output/note', label: 'Note', says: 'A text.', control: 'text', required: false },
    { pointer: '/output/mask', label: 'Mask', says: 'A file.', control: 'file', required: false },
  ],
};

/** Two tiles of 8 × 8 side by side, the second with the second palette. */
export const tilePreview: ResponseOf<'getPreview'> = {
  ...stamp,
  key,
  from: 'packed',
  packed_size: 128,
  bank: {
    kind: 'tile-bank',
    tile_size: 8,
    columns: 2,
    width: 16,
    height: 8,
    capacity: 256,
    palette_capacity: 64,
    used: 2,
    palettes: [
      { colours: [0, 0xf800], used: [true, true] },
      { colours: [0, 0x07e0], used: [false, true] },
    ],
    tile_palettes: [0, 1],
    tiles: [
      { input: 'walls.png', x: 0, y: 0 },
      { input: 'walls.png', x: 8, y: 0 },
    ],
    indices: 'indices',
  },
  marks: [],
  unplaced: [],
};

export function finding(message: string, place: Diagnostic['place'], severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { code: 'tile_wrong', severity, message, remedy: `Mend: ${message}`, place: { asset_id: 4, root: 'tiles/station', ...place } };
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
