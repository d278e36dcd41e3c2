import { registryText, row } from '../registry-text.ts';
import { game } from '../diagnosed.ts';
import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';
import { uuidOf } from '../../../support/workspace.ts';

const registry = '.prometeu/index.json';
/** Nothing of an asset can be judged while the registry cannot be read, so a sound one stands beside each. */
const assets = [{ root: 'bank', files: { 'a.bin': 'a' } }];

function unreadableText(code: string, text: string | Uint8Array, line: number): DoctorWorkspace {
  return { name: code, spec: { assets, registry: text }, holds: [instance(code, 'error', registry, { line })] };
}

/** The registry as a text: one fault each, for a text is read up to its first. */
const texts: readonly DoctorWorkspace[] = [
  unreadableText('registry_conflict', '{\n<<<<<<< HEAD\n  "next_asset_id": 2,\n=======\n  "next_asset_id": 3,\n>>>>>>> art\n}\n', 2),
  unreadableText('registry_depth', `{"schema_version": 1,\n"x": ${'['.repeat(64)}${']'.repeat(64)}}`, 2),
  unreadableText('registry_duplicate_key', '{"schema_version": 1,\n"assets": [],\n"assets": []}', 3),
  unreadableText('registry_encoding', Uint8Array.of(0x7b, 0x0a, 0x0a, 0x22, 0xe9, 0x22, 0x7d), 3),
  unreadableText('registry_newer', '{\n"schema_version": 7\n}', 2),
  unreadableText('registry_number', '{"next_asset_id":\n\n1e400}', 3),
  unreadableText('registry_schema', '{"schema_version": 1, "assets": [],\n"next_asset_id": 0}', 2),
  unreadableText('registry_syntax', '{"schema_version": 1,\n"assets": []],\n}', 2),
  unreadableText('registry_too_large', new Uint8Array(64 * 1024 * 1024 + 1), 1),
  {
    name: 'registry_unreadable',
    spec: { assets },
    arrange: (disk) => disk.setMode(`${game}/assets/${registry}`, 0o000),
    holds: [instance('registry_unreadable', 'error', registry)],
  },
  { name: 'registry_missing', spec: { assets, registry: null }, holds: [instance('registry_missing', 'error', registry)] },
];

const entries: DoctorWorkspace = {
  name: 'entries of the registry',
  spec: {
    registry: registryText(
      row(1, 'one'),
      row(1, 'two', { uuid: uuidOf(2) }),
      row(3, 'three'),
      row(4, 'THREE'),
      row(5, 'five'),
      row(6, 'six', { uuid: uuidOf(5) }),
      row(7, '../seven'),
    ).replace('"next_asset_id": 8', '"next_asset_id": 7'),
    assets: [
      { root: 'one', files: { 'a.bin': 'a' }, assetId: 1 },
      { root: 'two', files: { 'a.bin': 'a' }, assetId: 2 },
      { root: 'three', files: { 'a.bin': 'a' }, assetId: 3 },
      { root: 'five', files: { 'a.bin': 'a' }, assetId: 5 },
      { root: 'six', files: { 'a.bin': 'a' }, assetId: 6 },
    ],
    files: { 'assets/.prometeu/project.json': '{\n"schema_version": 1,\n"refresh": "never"\n}' },
  },
  holds: [
    instance('registry_next_id', 'error', registry, { line: 3 }),
    instance('registry_duplicate_id', 'error', registry, { line: 6 }),
    instance('registry_duplicate_root', 'error', registry, { line: 8 }),
    instance('registry_duplicate_uuid', 'error', registry, { line: 10 }),
    instance('registry_root_path', 'error', registry, { line: 11 }),
    instance('settings_invalid', 'error', '.prometeu/project.json', { line: 3 }),
  ],
};

export const registryWorkspaces: readonly DoctorWorkspace[] = [...texts, entries];
