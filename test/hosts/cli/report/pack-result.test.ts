import { describe, expect, it } from 'vitest';
import { packerError, type ErrorCode } from '../../../../src/contract/errors.ts';
import type { PackFailure, PackResult } from '../../../../src/contract/operations/pack.ts';
import { checkReport, packReport } from '../../../../src/hosts/cli/report/pack-result.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleDiagnostics, samplePack } from '../../../support/sample-responses.ts';

const files = [
  `  build/assets.pa                  1.4 MiB  ${'a'.repeat(64)}`,
  '  build/asset_table.json',
  '  build/preload.json',
  '  build/asset_table_metadata.json',
];

function ended(status: 'blocked' | 'failed', kind: PackFailure['kind'], code: ErrorCode): PackResult {
  const error = packerError(code, 'Something went wrong.', 'Mend it.');
  return { ...samplePack, status, failure: { kind, error, diagnostics: [] } };
}

describe('packReport', () => {
  it('lists what was packed and names the four files', () => {
    expect(packReport(plainPage(), samplePack)).toEqual([
      '  ID  NAME         BANK       SIZE  SHA-256',
      '   1  player ship  TILES   8.0 KiB  111111111111  cached',
      '   5  chimes       SOUNDS  1.3 MiB  555555555555',
      '',
      'packed 2 assets (412 ms, 1 from the cache)',
      ...files,
    ]);
  });

  it('never cuts the name of a file', () => {
    const lines = packReport(plainPage(60, { file: (path) => `some/where/deep/down/${path}` }), samplePack);
    expect(lines.at(-1)).toBe('  some/where/deep/down/build/asset_table_metadata.json');
  });

  it('says unchanged, and names the four files all the same', () => {
    expect(packReport(plainPage(), { ...samplePack, unchanged: true, cache_hits: 0 })).toEqual([
      'unchanged: build/ already is what 2 assets make (412 ms)',
      ...files,
    ]);
  });

  it('names the files where they are reached from the working directory', () => {
    const page = plainPage(Infinity, { file: (path) => `examples/starfall/${path}` });
    expect(packReport(page, samplePack).at(-1)).toBe('  examples/starfall/build/asset_table_metadata.json');
  });

  it('understands references that are relative to build/', () => {
    const result = { ...samplePack, archive: 'assets.pa', companions: ['preload.json'], archive_size: 64 };
    expect(packReport(plainPage(), result).slice(-2)).toEqual([
      `  build/assets.pa     64 B  ${'a'.repeat(64)}`,
      '  build/preload.json',
    ]);
  });

  it('leaves a long list to inspect', () => {
    const asset = { asset_id: 1, asset_name: 'a', bank_type: 'DATA', size: 1, sha256: '0'.repeat(64), cached: false };
    const assets = Array.from({ length: 1060 }, (_, index) => ({ ...asset, asset_id: index + 1 }));
    const lines = packReport(plainPage(), { ...samplePack, assets });
    expect(lines).toContain('  … and 1,010 more: prometeu inspect lists them all');
    expect(lines.length).toBeLessThan(70);
  });

  it('shows warnings before the success', () => {
    const warnings = sampleDiagnostics.filter(({ severity }) => severity === 'warning');
    const lines = packReport(plainPage(), { ...samplePack, warnings });
    expect(lines[1]).toBe('  warning  tile_2.png sorts after tile_10.png.  unpadded_numbers');
    expect(lines).toContain('packed 2 assets (412 ms, 1 from the cache)');
  });

  it('tells when the disk did not confirm the last flush', () => {
    const lines = packReport(plainPage(), { ...samplePack, durability: 'unknown' });
    expect(lines.at(-2)).toContain('did not confirm');
  });

  it('shows what blocks, counts it, and says that the old build stands', () => {
    const blocked = ended('blocked', 'gate', 'gate_blocked');
    const failure = { ...(blocked.failure as PackFailure), diagnostics: [...sampleDiagnostics] };
    const lines = packReport(plainPage(), { ...blocked, failure });
    expect(lines.slice(-2)).toEqual([
      'Blocked before anything was packed: 3 errors, 1 warning, 1 info.',
      'The old build stands: nothing in build/ was touched.',
    ]);
    expect(lines.join('\n')).not.toContain('Something went wrong.');
  });

  it.each([
    ['blocked', 'gate', 'Blocked before anything was packed.'],
    ['failed', 'materialization', 'Failed while making the new build.'],
    ['failed', 'persistence', 'Failed while putting the new build in place.'],
  ] as const)('%s at %s shows the error itself when there are no findings', (status, kind, line) => {
    const lines = packReport(plainPage(), ended(status, kind, 'io_error'));
    expect(lines).toEqual([
      'error: Something went wrong.',
      '       fix: Mend it.',
      '       io_error',
      '',
      line,
      'The old build stands: nothing in build/ was touched.',
    ]);
  });

  it('claims nothing about the old build when it could not be put back', () => {
    const lines = packReport(plainPage(), ended('failed', 'persistence', 'rollback_failed'));
    expect(lines.at(-1)).toContain('could not be put back');
  });

  it('says that a cancelled pack touched nothing', () => {
    expect(packReport(plainPage(), { ...samplePack, status: 'cancelled' })).toEqual([
      'Cancelled. The old build stands: nothing in build/ was touched.',
    ]);
  });
});

describe('checkReport', () => {
  it('is content with a build that is what a pack would make', () => {
    expect(checkReport(plainPage(), { ...samplePack, differences: [] })).toEqual([
      'Up to date: build/ holds what 2 assets make.',
    ]);
  });

  it('lists the files that differ', () => {
    const differences = ['build/assets.pa', 'build/preload.json'];
    expect(checkReport(plainPage(), { ...samplePack, differences })).toEqual([
      'Out of date: build/ does not hold what 2 assets make.',
      '  build/assets.pa',
      '  build/preload.json',
      'Run prometeu pack to bring it up to date; this was a check and wrote nothing.',
    ]);
  });

  it('reports a check that never came to comparing like any pack', () => {
    const blocked = ended('blocked', 'gate', 'io_error');
    expect(checkReport(plainPage(), blocked)).toEqual(packReport(plainPage(), blocked));
  });
});
