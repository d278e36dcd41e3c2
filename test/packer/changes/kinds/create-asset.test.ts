import { describe, expect, it } from 'vitest';
import { diskOf, diskWith } from '../../../support/change-project.ts';
import { CaseInsensitiveFileSystem } from '../../../support/case-insensitive-file-system.ts';
import { changed, changedLines, index, refused } from './changed.ts';

const create = { kind: 'create_asset', root: 'tiles/forest', family: 'tile_bank' } as const;

describe('create_asset', () => {
  it('writes the declaration of the family and one line of the registry', async () => {
    const { preview, difference } = await changed(diskOf({ root: 'data/a' }), [create]);
    const [made] = preview.changes;
    const uuid = made?.kind === 'create_asset' ? (made.asset_uuid ?? '') : '';
    expect(Object.keys(difference)).toEqual([index, 'assets/tiles/', 'assets/tiles/forest/', 'assets/tiles/forest/asset.json']);
    expect(difference['assets/tiles/forest/asset.json']?.[1]).toBe(
      [
        '{',
        '  "schema_version": 1,',
        `  "asset_uuid": "${uuid}",`,
        '  "asset_name": "forest",',
        '  "family": "tile_bank",',
        '  "inputs": { "tiles": ["*.png"] },',
        '  "output": { "format": "TILES/indexed4_v1", "codec": "NONE", "tile_size": 16 }',
        '}',
        '',
      ].join('\n'),
    );
    expect(changedLines(difference[index]).come).toEqual([
      '  "next_asset_id": 3,',
      expect.stringMatching(/"asset_id": 1,.*\},$/u) as unknown as string,
      `    {"asset_id": 2, "asset_uuid": "${uuid}", "root": "tiles/forest", "included_in_build": true}`,
    ]);
  });

  it.each(['tile_bank', 'sound_bank', 'data_bank'])('makes a %s that its family accepts', async (family) => {
    const { preview } = await changed(diskOf(), [{ ...create, family }]);
    expect(preview.diagnostics.appear.map(({ code }) => code)).toEqual(['input_pattern_empty']);
  });

  it('takes a name, inputs, parameters and inclusion from the caller', async () => {
    const { difference } = await changed(diskOf(), [
      { ...create, asset_name: 'Wood', inputs: ['trees/*.png', 'ground.png'], parameters: { tile_size: 8, columns: 4 }, included_in_build: false },
    ]);
    const text = difference['assets/tiles/forest/asset.json']?.[1] ?? '';
    expect(JSON.parse(text)).toMatchObject({
      asset_name: 'Wood',
      inputs: { tiles: ['trees/*.png', 'ground.png'] },
      output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 8, columns: 4 },
    });
    expect(difference[index]?.[1]).toContain('"included_in_build": false');
  });

  it('makes an asset of a directory that stands there, and its undo leaves the files in it', async () => {
    const disk = diskWith({ files: { 'assets/loose/x.bin': 'x' } });
    const { difference, preview } = await changed(disk, [{ ...create, root: 'loose', family: 'data_bank' }]);
    expect(Object.keys(difference)).toEqual([index, 'assets/loose/asset.json']);
    expect(preview.diagnostics.appear).toEqual([]);
  });

  it('gives the next id, never one that was given before', async () => {
    const disk = diskOf({ root: 'a', assetId: 7 });
    const { opened, result } = await changed(disk, [create]);
    expect(result.asset_ids).toEqual([8]);
    await opened.undo();
    expect((await opened.change({ ...create, root: 'other' })).asset_ids).toEqual([9]);
  });

  it('takes a root in any Unicode form and keeps it in NFC', async () => {
    const { preview } = await changed(diskOf(), [{ ...create, root: 'A\u0308' }]);
    expect(preview.changes).toMatchObject([{ root: '\u00C4', asset_name: '\u00C4' }]);
  });

  it.each([
    ['a', 'target_exists', 'assets/a is an asset already.'],
    ['a/b', 'root_nested', 'assets/a/b lies in the asset root assets/a.'],
    ['in', 'root_nested', 'assets/in contains the asset root assets/in/side.'],
    ['A', 'target_exists', 'assets/a is an asset already.'],
    ['A/x', 'root_nested', 'assets/A/x lies in the asset root assets/a.'],
    ['gone', 'target_exists', 'assets/gone is registered as asset 3, whose directory is missing.'],
    ['file', 'target_exists', 'assets/file is there already and is no directory.'],
    ['file/x', 'target_exists', 'assets/file is there already and is no directory.'],
    ['Loose/x', 'target_exists', 'assets/loose is there already, spelt in another case than assets/Loose.'],
    ['link', 'path_is_link', 'assets/link is a symbolic link.'],
    ['link/x', 'path_is_link', 'assets/link is a symbolic link.'],
    ['.prometeu/x', 'target_exists', "assets/.prometeu/x belongs to the packer's control folder."],
    ['../x', 'path_not_contained', '"../x" is not a path inside the project: it holds "..".'],
    ['/x', 'path_not_contained', '"/x" is not a path inside the project: it is absolute.'],
    ['x//y', 'path_not_contained', '"x//y" is not a path inside the project: it has an empty part.'],
    ['con', 'path_not_portable', '"con" cannot exist on every system: the name "con" is "con", a device on Windows.'],
    ['x.', 'path_not_portable', '"x." cannot exist on every system: the name "x." ends in a dot, which Windows drops.'],
    ['x'.repeat(241), 'path_not_portable', 'it has 241 bytes, more than 240'],
  ])('refuses the root %s', async (root, code, message) => {
    const disk = diskWith({
      assets: [{ root: 'a' }, { root: 'in/side' }, { root: 'gone' }],
      files: { 'assets/file': 'f', 'assets/loose/x.bin': 'x' },
    });
    disk.rename('/project/assets/gone', '/project/away');
    disk.symlink('/project', '/project/assets/link');
    const error = await refused(disk, { ...create, root });
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });

  it('makes a root of exactly 240 bytes', async () => {
    const root = `${'d'.repeat(120)}/${'x'.repeat(119)}`;
    const { preview } = await changed(diskOf(), [{ ...create, root, asset_name: 'long' }]);
    expect(preview.title).toBe(`Create "long" at ${root}`);
  });

  it('refuses a directory below one that is spelt in another case on a disk that ignores case', async () => {
    const disk = diskWith({ files: { 'assets/Loose/x.bin': 'x' } });
    const error = await refused(disk, { ...create, root: 'loose/x' }, new CaseInsensitiveFileSystem(disk));
    expect(error).toMatchObject({ code: 'target_exists', message: 'assets/Loose is there already, spelt in another case than assets/loose.' });
  });

  it.each([
    [{ family: 'music_bank' }, 'invalid_request', 'There is no asset family "music_bank".'],
    [{ asset_name: ' x' }, 'invalid_request', 'The name must not begin or end with a blank.'],
    [{ asset_name: 'crate\u202egnp' }, 'invalid_request', 'The name must not hold marks that turn the direction of a text.'],
    [{ parameters: { tile_size: 12 } }, 'declaration_invalid', 'output.tile_size must be 8, 16 or 32, not 12'],
    [{ asset_uuid: '0198c2a4-7b1e-7d3a-9c55-000000000001' }, 'target_exists', 'belongs to asset 1'],
    [{ asset_id: 1 }, 'stale_preview', 'gives 2 to the next asset, not 1'],
  ])('refuses %j', async (more, code, message) => {
    const error = await refused(diskOf({ root: 'a' }), { ...create, ...more });
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });

  it('refuses when every id has been given', async () => {
    const error = await refused(diskOf({ root: 'a', assetId: 0x7fff_ffff }), create);
    expect(error.code).toBe('ids_exhausted');
  });
});
