import type { AssetSpec } from '../../../support/workspace.ts';
import { game } from '../diagnosed.ts';
import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

/** A data bank that asks for these; the first entry is in line 8. */
function asking(root: string, entries: readonly string[], files: readonly string[] = ['a.bin']): AssetSpec {
  return { root, declaration: { inputs: { files: entries } }, files: Object.fromEntries(files.map((file) => [file, 'x'])) };
}

/** What can be wrong between an input list and the files. */
export const selectionWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'selections',
    spec: {
      assets: [
        asking('unselected', ['a.bin'], ['a.bin', 'notes.txt']),
        asking('leaves', ['a.bin', '../leaves.bin']),
        asking('link', ['a.bin', 'hero.bin']),
        asking('missing', ['a.bin', 'sub/b.bin']),
        asking('declaration', ['a.bin', 'asset.json']),
        asking('directory', ['a.bin', 'sub'], ['a.bin', 'sub/b.bin']),
        asking('no-path', ['a.bin', './a.bin']),
        asking('not-portable', ['a.bin', 'lpt1.bin']),
        asking('nothing', ['a.bin', 'props/*.bin']),
        asking('empty', []),
        asking('unreadable', ['a.bin', 'b.bin'], ['a.bin', 'b.bin']),
        asking('unpadded', ['*.bin'], ['frame9.bin', 'frame10.bin']),
      ],
    },
    arrange: (disk) => {
      disk.symlink('a.bin', `${game}/assets/link/hero.bin`);
      disk.setMode(`${game}/assets/unreadable/b.bin`, 0o000);
    },
    holds: [
      instance('input_names_declaration', 'error', 'declaration/asset.json', { line: 9 }),
      instance('input_not_a_file', 'error', 'directory/asset.json', { line: 9 }),
      instance('input_selection_empty', 'error', 'empty/asset.json', { line: 7 }),
      instance('input_leaves_root', 'error', 'leaves/asset.json', { line: 9 }),
      instance('input_link', 'error', 'link/asset.json', { line: 9 }),
      instance('input_missing', 'error', 'missing/asset.json', { line: 9 }),
      instance('input_not_a_path', 'error', 'no-path/asset.json', { line: 9 }),
      instance('input_not_portable', 'error', 'not-portable/asset.json', { line: 9 }),
      instance('input_pattern_empty', 'error', 'nothing/asset.json', { line: 9 }),
      instance('pattern_unpadded_numbers', 'warning', 'unpadded/asset.json', { line: 8 }),
      instance('input_unreadable', 'error', 'unreadable/b.bin'),
      instance('artifact_unselected', 'info', 'unselected/notes.txt'),
    ],
  },
];
