import type { DirectoryEntry } from '../../../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { game } from '../diagnosed.ts';
import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

const long = 'x'.repeat(250);

/** A disk with a name that is no UTF-8: listed with the mark of a lenient decoder, found under no name. */
class LegacyDisk extends MemoryFileSystem {
  override list(path: string): readonly DirectoryEntry[] {
    const entries = super.list(path);
    return path === `${game}/assets` ? [...entries, { name: 'gr\uFFFDn', kind: 'directory' }] : entries;
  }
}

/** Names and things that a disk can hold and a project should not; half of them where they matter. */
export const pathWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'paths',
    spec: {
      assets: [
        { root: 'case', files: { 'Hero.bin': 'a', 'hero.bin': 'b' } },
        { root: 'portable/aux', files: { 'a.bin': 'a' } },
        { root: 'long', files: { [`${long}.bin`]: 'a', 'b.bin': 'b' } },
        { root: 'twins', files: { 'caf\u00e9.bin': 'a', 'cafe\u0301.bin': 'b' } },
        { root: 'unreadable', files: { 'a.bin': 'a', 'sub/b.bin': 'b' } },
      ],
    },
    arrange: (disk) => {
      disk.symlink('/elsewhere', `${game}/assets/shared`);
      disk.special(`${game}/assets/pipe`);
      disk.setMode(`${game}/assets/unreadable/sub`, 0o000);
    },
    disk: () => new LegacyDisk(),
    holds: [
      instance('path_case_collision', 'error', 'case/hero.bin'),
      instance('path_undecodable', 'info', 'gr\uFFFDn'),
      instance('path_too_long', 'error', `long/${long}.bin`),
      instance('path_special', 'info', 'pipe'),
      instance('path_not_portable', 'error', 'portable/aux'),
      instance('path_link', 'info', 'shared'),
      instance('path_unicode_collision', 'error', 'twins/caf\u00e9.bin'),
      instance('path_unreadable', 'error', 'unreadable/sub'),
    ],
  },
];
