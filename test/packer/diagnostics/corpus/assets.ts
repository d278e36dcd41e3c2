import { registryText, row } from '../registry-text.ts';
import { uuidOf } from '../../../support/workspace.ts';
import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

const files = { 'a.bin': 'a' };

/** Where assets are, what they are called, and which identity they carry. */
export const assetWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'assets',
    spec: {
      registry: registryText(
        row(1, 'ships/hero'),
        row(2, 'rocks/hero'),
        row(3, 'gone'),
        row(4, 'here'),
        row(5, 'outer'),
        row(6, 'outer/inner'),
        row(7, 'original'),
        row(8, 'changed'),
      ),
      assets: [
        { root: 'ships/hero', files, assetId: 1 },
        { root: 'rocks/hero', files, assetId: 2 },
        { root: 'there', files, assetId: 4 },
        { root: 'outer', files, assetId: 5 },
        { root: 'outer/inner', files, assetId: 6 },
        { root: 'original', files, assetId: 7 },
        { root: 'original copy', files, assetId: 7 },
        { root: 'changed', files, assetUuid: uuidOf(80) },
        { root: 'new', files, assetId: 9 },
      ],
    },
    holds: [
      instance('asset_root_missing', 'error', '.prometeu/index.json', { line: 7 }),
      instance('asset_root_moved', 'error', '.prometeu/index.json', { line: 8 }),
      instance('asset_uuid_mismatch', 'error', 'changed/asset.json', { line: 3 }),
      instance('asset_root_unregistered', 'info', 'new/asset.json'),
      instance('asset_uuid_duplicate', 'error', 'original/asset.json', { line: 3 }),
      instance('asset_root_nested', 'error', 'outer/inner/asset.json'),
      instance('asset_name_duplicate', 'warning', 'ships/hero/asset.json', { line: 4 }),
    ],
  },
];
