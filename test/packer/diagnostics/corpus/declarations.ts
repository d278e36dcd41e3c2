import { game } from '../diagnosed.ts';
import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

const files = { 'a.bin': 'a' };
const conflicting = '{\n  "schema_version": 1,\n<<<<<<< HEAD\n  "asset_name": "a",\n=======\n  "asset_name": "b",\n>>>>>>> art\n}\n';

/** What can be wrong with an `asset.json` by itself, and with the slots that two of them want. */
export const declarationWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'declarations',
    spec: {
      assets: [
        { root: 'conflict', declaration: conflicting, files },
        { root: 'depth', declaration: `{"x":\n${'['.repeat(64)}${']'.repeat(64)}}`, files },
        { root: 'duplicate-key', declaration: '{"inputs": {},\n"inputs": {}}', files },
        { root: 'encoding', declaration: Uint8Array.of(0x7b, 0x0a, 0x22, 0xc0, 0xaf, 0x22, 0x7d), files },
        { root: 'newer', declaration: '{\n\n"schema_version": 2}', files },
        { root: 'number', declaration: '{"x":\n0.12345678901234567890123}', files },
        { root: 'schema', declaration: { family: 'tilebank' }, files },
        { root: 'syntax', declaration: '{"schema_version": 1,\n\n}', files },
        { root: 'too-large', declaration: ' '.repeat(1024 * 1024 + 1), files },
        { root: 'unknown-key', declaration: { output: { format: 'DATA/blob_v1', codecs: 'NONE' } }, files },
        { root: 'unreadable', files },
        { root: 'slot-first', declaration: { preload: { slot: 4 } }, files },
        { root: 'slot-second', declaration: { preload: { slot: 4 } }, files },
        { root: 'slot-range', declaration: { preload: { slot: 16 } }, files },
      ],
    },
    arrange: (disk) => disk.setMode(`${game}/assets/unreadable/asset.json`, 0o000),
    holds: [
      instance('declaration_conflict', 'error', 'conflict/asset.json', { line: 3 }),
      instance('declaration_depth', 'error', 'depth/asset.json', { line: 2 }),
      instance('declaration_duplicate_key', 'error', 'duplicate-key/asset.json', { line: 2 }),
      instance('declaration_encoding', 'error', 'encoding/asset.json', { line: 2 }),
      instance('declaration_newer', 'error', 'newer/asset.json', { line: 3 }),
      instance('declaration_number', 'error', 'number/asset.json', { line: 2 }),
      instance('declaration_schema', 'error', 'schema/asset.json', { line: 5 }),
      instance('preload_slot_range', 'error', 'slot-range/asset.json', { line: 16 }),
      instance('preload_slot_clash', 'error', 'slot-second/asset.json', { line: 16 }),
      instance('declaration_syntax', 'error', 'syntax/asset.json', { line: 3 }),
      instance('declaration_too_large', 'error', 'too-large/asset.json', { line: 1 }),
      instance('declaration_unknown_key', 'info', 'unknown-key/asset.json', { line: 13 }),
      instance('declaration_unreadable', 'error', 'unreadable/asset.json'),
    ],
  },
];
