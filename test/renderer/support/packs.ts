import type { Diagnostic } from '../../../src/contract/diagnostics.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';

/** Contract values about packs; each test names only what it is about. */

export const digest = (letter: string): string => letter.repeat(64);
export const operation = (letter: string): string => letter.repeat(20);

export const finding: Diagnostic = {
  code: 'palette_too_many_colours',
  severity: 'error',
  message: 'Tile 3 has 17 colours.',
  place: { asset_id: 3, root: 'tiles/overworld', file: 'assets/tiles/overworld/hero.png', pixel: { x: 24, y: 8 } },
  remedy: 'Use at most 15.',
};

export function packed(more: Partial<ResponseOf<'packWorkspace'>> = {}): ResponseOf<'packWorkspace'> {
  return {
    operation_id: operation('a'),
    status: 'succeeded',
    execution_started: true,
    archive: 'assets.pa',
    companions: [],
    packed_asset_count: 3,
    elapsed_ms: 1234,
    assets: [],
    cache_hits: 2,
    input_fingerprint: digest('f'),
    archive_sha256: digest('a'),
    archive_size: 100,
    unchanged: false,
    durability: 'durable',
    warnings: [],
    ...more,
  };
}

export function unpublished(more: Partial<ResponseOf<'packWorkspace'>>): ResponseOf<'packWorkspace'> {
  const { archive: _a, companions: _c, archive_sha256: _d, archive_size: _s, ...rest } = packed();
  return { ...rest, packed_asset_count: 0, durability: 'not_applicable', ...more };
}

export function report(more: Partial<ResponseOf<'getPackReport'>> = {}): ResponseOf<'getPackReport'> {
  return {
    archive: { file: 'build/assets.pa', size: 100, sha256: digest('a') },
    companions: ['build/asset_table.json', 'build/asset_ids.rs'],
    asset_count: 1,
    banks: [{ bank_type: 'TILES', assets: 1, bytes: 60 }],
    treemap: [
      { kind: 'header', label: 'Header', bytes: 40 },
      { kind: 'bank', label: 'TILES', bytes: 60, bank_type: 'TILES', assets: [{ asset_id: 3, asset_name: 'overworld', bytes: 60 }] },
    ],
    assets: [{ asset_id: 3, asset_name: 'overworld', bank_type: 'TILES', size: 60, sha256: digest('b') }],
    ...more,
  };
}

export function summary(more: Partial<ResponseOf<'summarizePackWorkspace'>> = {}): ResponseOf<'summarizePackWorkspace'> {
  return {
    generation: 1,
    state: 'fresh',
    assets: [
      { asset_id: 3, asset_name: 'overworld', root: 'tiles/overworld', family: 'tile_bank', bank_type: 'TILES', slot: 2, input_count: 1, input_bytes: 500, expected_size: 60, delta: 'changed', size_before: 50 },
      { asset_id: 9, asset_name: 'song', root: 'music/song', family: 'sound_bank', bank_type: 'SOUNDS', input_count: 1, input_bytes: 900, delta: 'unknown' },
    ],
    left_out: [{ asset_id: 4, asset_name: 'draft', root: 'tiles/draft', reason: 'excluded', says: 'It is not included in the build.' }],
    removed: [{ asset_id: 5, asset_name: 'old hero', bank_type: 'TILES', size_before: 70 }],
    totals: { assets: 2, left_out: 1, added: 0, changed: 1, unchanged: 0, unknown: 1, removed: 1 },
    input_bytes: 1400,
    expected_bytes: 60,
    expected_unknown: 1,
    bytes_before: 120,
    banks: [{ bank_type: 'TILES', assets: 1, expected_bytes: 60, unknown: 0, slot_count: 16, slots: [{ slot: 2, asset_id: 3, asset_name: 'overworld' }], budget: { max_bytes: 1024, severity: 'error' } }],
    companions: ['build/asset_table.json'],
    last_pack: { archive_sha256: digest('c'), archive_size: 150, assets: 2 },
    input_fingerprint: digest('f'),
    ...more,
  };
}

export function problems(rows: ResponseOf<'listDiagnostics'>['rows'] = [], more: Partial<ResponseOf<'listDiagnostics'>> = {}): ResponseOf<'listDiagnostics'> {
  return { generation: 1, state: 'fresh', total: rows.length, rows, counts: { errors: 0, warnings: 0, infos: 0, unchecked_assets: 0 }, codes: [], ...more };
}

export function verdict(more: Partial<ResponseOf<'validatePackWorkspace'>> = {}): ResponseOf<'validatePackWorkspace'> {
  return { generation: 1, state: 'fresh', blocked: false, diagnostics: [], counts: { errors: 0, warnings: 0, infos: 0 }, unread: [], assets: [], ...more };
}
