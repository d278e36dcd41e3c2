import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { changed, changedLines, refused } from './changed.ts';

const file = 'assets/a/asset.json';

describe('rename_asset', () => {
  it('changes one line of the declaration and nothing else', async () => {
    const { difference, preview } = await changed(diskOf({ root: 'a' }), [{ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'forest' }]);
    expect(Object.keys(difference)).toEqual([file]);
    expect(changedLines(difference[file])).toEqual({ gone: ['  "asset_name": "a",'], come: ['  "asset_name": "forest",'] });
    expect(preview.title).toBe('Rename "a" to "forest"');
    expect(preview.files[0]?.diff).toContain('-  "asset_name": "a",\n+  "asset_name": "forest",');
  });

  it('keeps the layout, line ends, byte order mark and unknown keys of the author', async () => {
    const text = '\uFEFF{"family":"data_bank",\r\n\t"asset_name" : "a", "mine": [1.0,  2],\r\n "schema_version":1,"asset_uuid":"0198c2a4-7b1e-7d3a-9c55-000000000001","inputs":{"files":["**"]},"output":{"format":"DATA/blob_v1"}}';
    const { difference } = await changed(diskOf({ root: 'a', declaration: text }), [{ kind: 'rename_asset', asset: { root: 'a' }, asset_name: 'b' }]);
    const latin1 = (value: string): string => Buffer.from(value).toString('latin1');
    expect(difference[file]?.[1]).toBe(latin1(text.replace('"a"', '"b"')));
  });

  it('shows that another asset has the name', async () => {
    const { preview } = await changed(diskOf({ root: 'a' }, { root: 'b' }), [{ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'b' }]);
    expect(preview.diagnostics.appear.map(({ code }) => code)).toEqual(['asset_name_duplicate']);
  });

  it.each(['', ' x', 'x'.repeat(81), 'a\nb', 'crate\u202egnp.exe', 'a\u2066b', 'a\u200fb'])('refuses the name %j', async (asset_name) => {
    expect((await refused(diskOf({ root: 'a' }), { kind: 'rename_asset', asset: { asset_id: 1 }, asset_name })).code).toBe('invalid_request');
  });

  it('gives an asset that has a mark of direction in its name another name, and takes that back', async () => {
    const declaration = JSON.stringify({ schema_version: 1, asset_uuid: '0198c2a4-7b1e-7d3a-9c55-000000000001', asset_name: 'crate\u202egnp', family: 'data_bank', inputs: { files: ['**'] }, output: { format: 'DATA/blob_v1' } });
    const { preview } = await changed(diskOf({ root: 'a', declaration }), [{ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'crate' }]);
    expect(preview.title).toBe('Rename "crate\u202egnp" to "crate"');
  });

  it('refuses an asset that is not there', async () => {
    expect((await refused(diskOf({ root: 'a' }), { kind: 'rename_asset', asset: { root: 'b' }, asset_name: 'x' })).code).toBe('not_found');
  });
});
