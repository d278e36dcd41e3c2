import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { uuidOf } from '../../../support/workspace.ts';
import { changed, index, refused } from './changed.ts';

const stray = { root: 'stray', registered: false, assetId: 9, files: { x: 'x' } } as const;

describe('register_asset', () => {
  it('writes one entry with the uuid of the declaration, and touches nothing of the asset', async () => {
    const { difference, preview } = await changed(diskOf({ root: 'a' }, stray), [{ kind: 'register_asset', root: 'stray', included_in_build: false }]);
    expect(Object.keys(difference)).toEqual([index]);
    expect(difference[index]?.[1]).toContain(`{"asset_id": 10, "asset_uuid": "${uuidOf(9)}", "root": "stray", "included_in_build": false}`);
    expect(preview.diagnostics.disappear.map(({ code }) => code)).toEqual(['asset_root_unregistered']);
  });

  it.each([
    ['nowhere', 'not_found', 'The project has no asset root assets/nowhere.'],
    ['a', 'target_exists', 'assets/a is registered already, as asset 1.'],
    ['a/inner', 'root_nested', 'assets/a/inner lies in the asset root assets/a.'],
    ['outer', 'root_nested', 'assets/outer contains the asset root assets/outer/b.'],
    ['broken', 'declaration_invalid', 'assets/broken/asset.json is not a valid declaration'],
    ['copy', 'reconcile_required', 'assets/copy has the uuid of asset 1: it is a copy, or the asset was moved.'],
  ])('refuses %s', async (root, code, message) => {
    const disk = diskOf(
      { root: 'a' },
      { root: 'a/inner', registered: false, assetId: 5 },
      { root: 'outer', registered: false, assetId: 8 },
      { root: 'outer/b', assetId: 2 },
      { root: 'broken', registered: false, assetId: 6, declaration: '{' },
      { root: 'copy', registered: false, assetId: 7, assetUuid: uuidOf(1) },
    );
    const error = await refused(disk, { kind: 'register_asset', root });
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });
});
