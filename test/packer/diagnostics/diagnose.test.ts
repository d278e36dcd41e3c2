import { describe, expect, test } from 'vitest';
import { concernsPack } from '../../../src/packer/diagnostics/diagnose.ts';
import { mostFindings } from '../../../src/packer/diagnostics/findings.ts';
import { uuidOf } from '../../support/workspace.ts';
import type { AssetSpec, WorkspaceSpec } from '../../support/workspace.ts';
import { encodePng } from '../../support/png.ts';
import { diagnosed, diskOf, examine, found } from './diagnosed.ts';
import { registryText, row } from './registry-text.ts';

const broken = { declaration: '{' };

/** Whatever it holds, an entry that is in the build comes last. */
function withManyMissing(count: number, last: boolean): string {
  const assets = Array.from({ length: count }, (_, at) => ({ asset_id: at + 1, asset_uuid: uuidOf(at + 1), root: `gone/${String(at)}`, included_in_build: at === count - 1 && last }));
  return JSON.stringify({ schema_version: 1, next_asset_id: count + 1, assets });
}

describe('very many findings of one rule', () => {
  test.each([true, false])('are counted beyond a limit, and what the pack hangs on among them (%s) still stops it', (last) => {
    const spec = { registry: withManyMissing(mostFindings + 3, last) };
    const snapshot = examine(diskOf(spec)).snapshot;
    const told = diagnosed(spec).filter(({ code }) => code === 'asset_root_missing');
    expect(told).toHaveLength(mostFindings + 1);
    expect(told.filter(({ message }) => message === 'And 3 more like this.')).toMatchObject([{ severity: 'error' }]);
    expect(told.some(concernsPack(snapshot))).toBe(last);
  });
});

describe('diagnose', () => {
  test('finds nothing in a sound project', () => {
    expect(found({ assets: [{ root: 'bank', files: { a: 'a' } }] })).toEqual([]);
  });

  test('goes by file, in code-point order, then by line', () => {
    const assets = [
      { root: '\u{1F600}', ...broken },
      { root: '\uFB01', ...broken },
      { root: 'bank', declaration: { schema_version: 3.5, family: 7 } },
    ];
    expect(diagnosed({ assets }).map(({ place }) => `${place.root} ${place.line}`)).toEqual(['bank 2', 'bank 5', '\uFB01 1', '\u{1F600} 1']);
  });

  test('one bad asset never hides the others', () => {
    const bad: AssetSpec[] = ['', '[]', 'null', '{}', '\0', '{"inputs": 1}'].map((declaration, at) => ({ root: `bad${at}`, declaration }));
    const good = { root: 'good', declaration: { inputs: { files: ['gone'] } } };
    expect(found({ assets: [...bad, good] })).toContain('input_missing error good/asset.json:8');
  });

  test('what is said twice of one place with the same words stands once', () => {
    const output = { format: 'TILES/indexed4_v1', tile_size: 8, palette: { file: 'a.png' } };
    const declaration = { family: 'tile_bank', inputs: { tiles: ['a.png'] }, output };
    expect(found({ assets: [{ root: 'bank', declaration, files: { 'a.png': 'no picture' } }] })).toEqual(['png_damaged error bank/a.png']);
  });

  test('messages are sentences', () => {
    const declaration = { family: 'tile_bank', inputs: { tiles: ['a.png'] }, output: { format: 'TILES/indexed4_v1', tile_size: 8 } };
    const picture = encodePng({ width: 12, height: 8, colourType: 0, bitDepth: 1, samples: [] });
    const assets = [{ root: 'bank', declaration, files: { 'a.png': picture } }, { root: 'broken', ...broken }, { root: 'colon', declaration: '{"a" 1}' }, { root: 'list', declaration: '[]' }];
    for (const { message } of diagnosed({ assets })) expect(message).toMatch(/^(?!the |a |nothing ).*[^.]\.$/u);
  });
});

describe('concernsPack', () => {
  function blocking(spec: WorkspaceSpec): readonly string[] {
    const { snapshot, diagnostics } = examine(diskOf(spec));
    return diagnostics.filter(concernsPack(snapshot)).map(({ code }) => code);
  }

  test.each<[string, Partial<AssetSpec>, readonly string[]]>([
    ['an asset that is packed', {}, ['declaration_syntax']],
    ['an asset that is left out', { included: false }, []],
    ['an asset that is not registered', { registered: false }, []],
  ])('%s', (_, more, codes) => {
    expect(blocking({ assets: [{ root: 'bank', ...broken, ...more }] })).toEqual(codes);
  });

  test('whatever is wrong with the registry', () => {
    expect(blocking({ registry: '{' })).toEqual(['registry_syntax']);
    expect(blocking({ registry: null })).toEqual(['registry_missing']);
    const leftOut = { included: false };
    expect(blocking({ registry: registryText(row(1, '../a', leftOut)) })).toEqual(['registry_root_path']);
    expect(blocking({ registry: registryText(row(1, 'a', leftOut), row(2, 'A', leftOut)) })).toEqual(['registry_duplicate_root']);
  });

  test('a copy of a packed asset, and no copy of another', () => {
    const copied = (included: boolean): readonly string[] =>
      blocking({
        assets: [
          { root: 'one', files: { a: 'a' }, included },
          { root: 'two', files: { a: 'a' }, assetUuid: uuidOf(1), registered: false },
        ],
      });
    expect([copied(true), copied(false)]).toEqual([['asset_uuid_duplicate'], []]);
  });

  test('a stray file outside every asset concerns none', () => {
    expect(blocking({ assets: [{ root: 'bank', files: { a: 'a' } }], files: { 'assets/NUL/a:b': 'x', 'assets/a?': 'x' } })).toEqual([]);
  });
});
