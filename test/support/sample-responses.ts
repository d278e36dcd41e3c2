import type { Diagnostic } from '../../src/contract/diagnostics.ts';
import type { ResponseOf } from '../../src/contract/operations.ts';
import type { PackResult } from '../../src/contract/operations/pack.ts';

/** Answers of one small project, as the real packer would give them: what reports and hosts are tried on. */

const digest = (letter: string): string => letter.repeat(64);

export const sampleStatus: ResponseOf<'getProjectStatus'> = {
  project_id: 'project-1',
  session_id: 'session-1',
  directory: '/games/starfall',
  generation: 1,
  state: 'fresh',
  sequence: 2,
  observation: { mode: 'off', checked_at: '2026-03-24T13:42:57.000Z' },
  access: { mode: 'read_write' },
  counts: { registered: 4, included: 3, excluded: 1, missing: 0, unregistered: 1, artifacts: 29 },
  problems: { errors: 0, warnings: 1, infos: 0, unchecked_assets: 2 },
  reasons: [],
};

type Row = ResponseOf<'listAssets'>['assets'][number];

export function sampleRow(row: Partial<Row> & Pick<Row, 'root'>): Row {
  return {
    folder: row.root.slice(0, Math.max(0, row.root.lastIndexOf('/'))),
    present: true,
    included_in_build: true,
    input_count: 1,
    input_bytes: 100,
    health: 'clean',
    errors: 0,
    warnings: 0,
    infos: 0,
    ...row,
  };
}

export const sampleAssets: ResponseOf<'listAssets'> = {
  generation: 1,
  state: 'fresh',
  total: 4,
  assets: [
    sampleRow({
      asset_id: 1,
      asset_name: 'player ship',
      root: 'ships/player',
      family: 'tile_bank',
      bank_type: 'TILES',
      slot: 0,
      input_count: 4,
      input_bytes: 3174,
    }),
    sampleRow({
      asset_id: 2,
      asset_name: 'asteroids',
      root: 'terrain/asteroids',
      family: 'tile_bank',
      bank_type: 'TILES',
      slot: 1,
      input_count: 12,
      input_bytes: 49_357,
      health: 'warning',
      warnings: 2,
    }),
    sampleRow({
      asset_id: 5,
      asset_name: 'chimes',
      root: 'sounds/chimes',
      family: 'sound_bank',
      bank_type: 'SOUNDS',
      input_count: 6,
      input_bytes: 1_411_244,
      health: 'unchecked',
    }),
    sampleRow({
      asset_id: 6,
      asset_name: 'old logo',
      root: 'glyphs/logo-old',
      family: 'tile_bank',
      bank_type: 'TILES',
      included_in_build: false,
      input_bytes: 811,
      health: 'error',
      errors: 1,
    }),
  ],
};

export const sampleUnregistered: ResponseOf<'listUnregistered'> = {
  generation: 1,
  state: 'fresh',
  total: 1,
  assets: [
    sampleRow({ asset_name: 'comet', root: 'sketches/comet', family: 'tile_bank', included_in_build: false, input_bytes: 1600 }),
  ],
};

export const sampleDiagnostics: readonly Diagnostic[] = [
  {
    code: 'palette_too_many_colours',
    severity: 'error',
    message: 'The picture has 17 opaque colours; a palette holds 15.',
    place: {
      root: 'ships/player',
      asset_id: 1,
      file: 'assets/ships/player/hull.png',
      pixel: { x: 14, y: 3 },
    },
    remedy: 'Reduce the picture to 15 colours, for instance merge #18243c and #18253c.',
  },
  {
    code: 'unpadded_numbers',
    severity: 'warning',
    message: 'tile_2.png sorts after tile_10.png.',
    place: { root: 'terrain/asteroids', asset_id: 2, file: 'assets/terrain/asteroids/asset.json', line: 6, column: 27, field: '/inputs/tiles/0' },
    remedy: 'Pad the numbers with zeros: tile_02.png.',
  },
  {
    code: 'declaration_tile_size',
    severity: 'error',
    message: 'tile_size is 12; it must be 8, 16 or 32.',
    place: { root: 'terrain/asteroids', asset_id: 2, file: 'assets/terrain/asteroids/asset.json', line: 7, column: 80, field: '/output/tile_size' },
    remedy: 'Write 8, 16 or 32.',
  },
  {
    code: 'loop_outside_data',
    severity: 'error',
    message: 'The loop ends at frame 44200; the clip has 44100.',
    place: { root: 'sounds/chimes', asset_id: 5, file: 'assets/sounds/chimes/low.wav', sample: 44_200 },
    remedy: 'Move the loop into the clip.',
  },
  {
    code: 'file_not_selected',
    severity: 'info',
    message: 'Nobody selects this file.',
    place: { root: 'ships/player', asset_id: 1, file: 'assets/ships/player/hull.psd' },
    remedy: 'Name it in inputs, or leave it.',
  },
];

export const sampleDoctor: ResponseOf<'runDoctor'> = {
  generation: 1,
  state: 'fresh',
  diagnostics: [...sampleDiagnostics],
  counts: { errors: 3, warnings: 1, infos: 1, unchecked_assets: 0 },
  checked: { assets: 5, files: 29, bytes: 1_466_186 },
};

export const sampleDetails: ResponseOf<'getAssetDetails'> = {
  generation: 1,
  state: 'fresh',
  asset: { ...(sampleAssets.assets[1] ?? sampleRow({ root: 'terrain/asteroids' })), asset_uuid: '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11' },
  format: 'TILES/indexed4_v1',
  codec: 'NONE',
  parameters: { tile_size: 16, columns: 16, palette: { file: 'dusk.hex' } },
  artifacts: [
    { path: 'dusk.hex', size: 112, selected_by: 'palette' },
    { path: 'rock_a.png', size: 4112, selected_by: 'tiles', order: 0, facts: { width: 64, height: 64, depth: 8 } },
    { path: 'rock_b.png', size: 4200, selected_by: 'tiles', order: 1, facts: { width: 64, height: 32, depth: 8 } },
    { path: 'rock.psd', size: 120_331 },
  ],
  artifact_total: 4,
  diagnostics: sampleDiagnostics.filter((diagnostic) => diagnostic.place.asset_id === 2),
};

export const samplePlan: ResponseOf<'summarizePackWorkspace'> = {
  generation: 1,
  state: 'fresh',
  assets: [
    {
      asset_id: 1,
      asset_name: 'player ship',
      root: 'ships/player',
      family: 'tile_bank',
      bank_type: 'TILES',
      slot: 0,
      input_count: 4,
      input_bytes: 3174,
      expected_size: 8224,
      delta: 'unchanged',
      size_before: 8224,
    },
    {
      asset_id: 5,
      asset_name: 'chimes',
      root: 'sounds/chimes',
      family: 'sound_bank',
      bank_type: 'SOUNDS',
      input_count: 6,
      input_bytes: 1_411_244,
      delta: 'added',
    },
  ],
  left_out: [
    { asset_id: 6, root: 'glyphs/logo-old', reason: 'excluded', says: 'It is not included in the build.' },
    { root: 'sketches/comet', reason: 'unregistered', says: 'It is not registered.' },
  ],
  removed: [],
  totals: { assets: 2, left_out: 2, added: 1, changed: 0, unchanged: 1, unknown: 0, removed: 0 },
  input_bytes: 1_414_418,
  expected_bytes: 8224,
  expected_unknown: 1,
  bytes_before: 8224,
  banks: [
    { bank_type: 'SOUNDS', assets: 1, expected_bytes: 0, unknown: 1, slot_count: 16, slots: [] },
    { bank_type: 'TILES', assets: 1, expected_bytes: 8224, unknown: 0, slot_count: 16, slots: [{ slot: 0, asset_id: 1, asset_name: 'player ship' }] },
  ],
  companions: ['build/asset_table.json', 'build/preload.json', 'build/asset_table_metadata.json'],
  last_pack: { archive_sha256: digest('e'), archive_size: 8608, assets: 1 },
  input_fingerprint: digest('f'),
};

export const sampleValidation: ResponseOf<'validatePackWorkspace'> = {
  generation: 1,
  state: 'fresh',
  blocked: false,
  diagnostics: [],
  counts: { errors: 0, warnings: 0, infos: 0 },
  unread: [],
  assets: [
    { asset_id: 1, root: 'ships/player', errors: 0, warnings: 0 },
    { asset_id: 5, root: 'sounds/chimes', errors: 0, warnings: 0 },
  ],
};

export const samplePack: PackResult = {
  operation_id: 'abcdefghij0123456789',
  status: 'succeeded',
  execution_started: true,
  archive: 'build/assets.pa',
  companions: ['build/asset_table.json', 'build/preload.json', 'build/asset_table_metadata.json'],
  packed_asset_count: 2,
  elapsed_ms: 412,
  assets: [
    { asset_id: 1, asset_name: 'player ship', bank_type: 'TILES', size: 8224, sha256: digest('1'), cached: true },
    { asset_id: 5, asset_name: 'chimes', bank_type: 'SOUNDS', size: 1_409_880, sha256: digest('5'), cached: false },
  ],
  cache_hits: 1,
  input_fingerprint: digest('f'),
  archive_sha256: digest('a'),
  archive_size: 1_418_864,
  unchanged: false,
  durability: 'durable',
  warnings: [],
};

type Entry = ResponseOf<'inspectArchive'>['entries'][number];

export const sampleEntries: readonly [Entry, Entry] = [
  {
    asset_id: 1,
    asset_name: 'player ship',
    bank_type: 'TILES',
    codec: 'NONE',
    offset: 0,
    file_offset: 752,
    size: 8224,
    decoded_size: 8224,
    sha256: digest('1'),
    slot: 0,
    metadata: { columns: 16, height: 64, palette_count: 1, tile_count: 64, tile_palettes: [0, 0], tile_size: 16, width: 256 },
  },
  {
    asset_id: 5,
    asset_name: 'chimes',
    bank_type: 'SOUNDS',
    codec: 'NONE',
    offset: 8224,
    file_offset: 8976,
    size: 1_409_880,
    decoded_size: 1_409_880,
    sha256: digest('5'),
    metadata: { channels: 1, clips: [{ frames: 44100, name: 'low', offset: 0 }], sample_rate: 44100 },
  },
];

export const sampleInspection: ResponseOf<'inspectArchive'> = {
  file: '/games/starfall/build/assets.pa',
  size: 1_418_864,
  schema_version: 1,
  header_len: 716,
  payload_offset: 752,
  header_checksum: '1c291ca3',
  payload_bytes: 1_418_104,
  padding_bytes: 8,
  banks: [
    { bank_type: 'TILES', assets: 1, bytes: 8224 },
    { bank_type: 'SOUNDS', assets: 1, bytes: 1_409_880 },
  ],
  entries: [...sampleEntries],
};

export const sampleVerification: ResponseOf<'verifyArchive'> = {
  ok: true,
  file: '/games/starfall/build/assets.pa',
  companions: ['asset_table.json', 'preload.json', 'asset_table_metadata.json'],
  assets: 2,
  size: 1_418_864,
  faults: [],
};

export const sampleDiff: ResponseOf<'diffArchives'> = {
  identical: false,
  size_before: 8976,
  size_after: 1_418_864,
  added: [sampleEntries[1]],
  removed: [],
  changed: [
    {
      asset_id: 1,
      before: { ...sampleEntries[0], size: 4128, sha256: digest('0') },
      after: sampleEntries[0],
      fields: ['payload', 'metadata'],
    },
  ],
  unchanged: 0,
};

export const sampleDeterminism: ResponseOf<'verifyDeterminism'> = {
  outcome: 'identical',
  files: [
    { file: 'assets.pa', first: digest('a'), second: digest('a') },
    { file: 'preload.json', first: digest('b'), second: digest('b') },
  ],
  second_run: { time_zone: 'Pacific/Kiritimati', locale: 'tr_TR.UTF-8', workers: '1' },
};

export const samplePreview: ResponseOf<'previewChange'> = {
  generation: 1,
  state: 'fresh',
  session_id: sampleStatus.session_id,
  title: 'Exclude "player ship" from the build',
  changes: [{ kind: 'set_included', asset_ids: [1], included_in_build: false }],
  asset_ids: [1],
  moves: [],
  files: [
    {
      path: 'assets/.prometeu/index.json',
      before: digest('6'),
      after: digest('7'),
      size_before: 640,
      size_after: 641,
      diff: '-    {"asset_id": 1, "included_in_build": true}\n+    {"asset_id": 1, "included_in_build": false}\n',
    },
  ],
  diagnostics: { appear: [], disappear: [] },
  basis: { files: [], listings: [], sources: [], entries: [{ asset_id: 1, entry: '{"asset_id":1}' }] },
};

export const sampleChange: ResponseOf<'applyChange'> = {
  generation: 2,
  state: 'fresh',
  operation_id: 'Abcdefghij0123456789',
  title: samplePreview.title,
  durability: 'durable',
  asset_ids: [1],
  conflicts: [],
};

export const sampleHistory: ResponseOf<'listHistory'> = {
  generation: 2,
  state: 'fresh',
  total: 1,
  entries: [
    { operation_id: sampleChange.operation_id, at: '2026-03-24T13:42:57.000Z', title: samplePreview.title, asset_ids: [1] },
  ],
};

export const sampleSettings: ResponseOf<'getProjectSettings'> = {
  generation: 1,
  state: 'fresh',
  refresh: 'automatic',
  size_budgets: { TILES: { max_bytes: 1_048_576, severity: 'warning' } },
  companions: ['asset_ids.d.ts'],
};

export const sampleTree: ResponseOf<'listTree'> = {
  generation: 1,
  state: 'fresh',
  total: 1,
  assets: 4,
  rows: [{ kind: 'folder', level: 1, position: 1, siblings: 1, path: 'ships', name: 'ships', expanded: false, assets: 4, included: 3, errors: 1, warnings: 1 }],
};

export const sampleSum: ResponseOf<'summarizeAssets'> = {
  generation: 1,
  state: 'fresh',
  assets: 2,
  missing: 0,
  included: 1,
  input_count: 3,
  input_bytes: 4096,
  packed_bytes: 2048,
  packed_unknown: 1,
  problems: { errors: 0, warnings: 1, infos: 0, unchecked_assets: 1 },
  folder: 'terrain',
  families: [{ family: 'tile_bank', bank_type: 'TILES', assets: 2, packed_bytes: 2048, packed_unknown: 1 }],
  fields: [{ pointer: '/preload/slot', values: [{ assets: 1 }, { value: 3, assets: 1 }], others: 0 }],
};

export const sampleArtifacts: ResponseOf<'listArtifacts'> = { generation: 1, state: 'fresh', total: 4, artifacts: sampleDetails.artifacts };

export const sampleProblems: ResponseOf<'listDiagnostics'> = {
  generation: 1,
  state: 'fresh',
  total: 2,
  rows: [
    { kind: 'group', key: 'ships/player', title: 'ships/player', asset_id: 1, root: 'ships/player', collapsed: false, errors: 1, warnings: 0, infos: 0 },
    ...sampleDiagnostics.slice(0, 1).map((diagnostic) => ({ kind: 'diagnostic' as const, position: 1, of: 1, blocks_pack: true, diagnostic })),
  ],
  counts: { errors: 1, warnings: 0, infos: 0, unchecked_assets: 0 },
  codes: [{ code: 'palette_too_many_colours', severity: 'error', findings: 1 }],
};

export const sampleAssetPreview: ResponseOf<'getPreview'> = {
  generation: 1,
  state: 'fresh',
  key: digest('a'),
  from: 'packed',
  packed_size: 12,
  bank: { kind: 'data-bank', total: 1, files: [{ name: 'level.bin', input: 'level.bin', size: 12, text: false, head: 'file-0' }] },
  marks: [],
  unplaced: [],
};

export const samplePart: ResponseOf<'getPreviewPart'> = { generation: 1, state: 'fresh', media_type: 'application/octet-stream', bytes: 'AAAA' };

export const sampleThumbnails: ResponseOf<'getThumbnails'> = {
  generation: 1,
  state: 'fresh',
  thumbnails: [{ asset_id: 1, picture: 'p1', width: 1, height: 1, pixels: '/wAA/w==' }],
};

export const sampleFamilies: ResponseOf<'describeFamilies'> = {
  families: [{ family: 'data_bank', title: 'Data bank', bank_type: 'DATA', format: 'DATA/blob_v1', inputs: [], parameters: [] }],
};

export const sampleReport: ResponseOf<'getPackReport'> = {
  archive: { file: 'build/assets.pa', size: 64, sha256: digest('e') },
  companions: ['build/asset_table.json'],
  asset_count: 0,
  banks: [],
  treemap: [
    { kind: 'prelude', label: 'Prelude', bytes: 32 },
    { kind: 'header', label: 'Header', bytes: 31 },
    { kind: 'padding', label: 'Padding', bytes: 1 },
  ],
  assets: [],
};

export const sampleSavedReport: ResponseOf<'savePackReport'> = { file: 'build/reports/pack-report.json', media_type: 'application/json', size: 512 };
