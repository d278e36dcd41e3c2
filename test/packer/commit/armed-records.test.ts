import { describe, expect, it } from 'vitest';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { armedRecords } from '../../../src/packer/commit/armed-records.ts';
import { changes, committed, diesAt, diskWith, interrupted, journal, project, replaced, staging } from './scenario.ts';

const set = changes([replaced('assets/a', 'a1', 'a2')]);

describe('armed records', () => {
  it('are none in a project without journals, for two looks at each place', () => {
    const recording = new RecordingFileSystem(diskWith({}));
    expect(armedRecords(recording, project)).toEqual([]);
    expect(recording.calls.length).toBeLessThanOrEqual(6);
  });

  it('C9: stand from arming to the commit point, and only then', () => {
    const disk = diskWith({ 'assets/a': 'a1' });
    const seen: Record<string, number> = {};
    committed(disk, set, ({ after }) => {
      seen[after] = armedRecords(disk, project).length;
    });
    expect(seen).toEqual({
      checked: 0, staged: 0, imaged: 0, armed: 1, moved: 1, compared: 1, replaced: 1, replaced_all: 1, committed: 0, durable: 0,
    });
  });

  it('are named by their paths, in both places', () => {
    const disk = diskWith({ 'assets/a': 'a1', 'build/p': 'p1' });
    interrupted(disk, set, diesAt('armed'));
    disk.writeFile(`${project}/${staging}/record.json`, '?');
    expect(armedRecords(disk, project)).toEqual([`${journal}/record.json`, `${staging}/record.json`]);
  });

  it('are not looked for behind links', () => {
    const disk = diskWith({ 'elsewhere/Abcdefghij0123456789/record.json': '?' });
    disk.symlink(`${project}/elsewhere`, `${project}/assets/.prometeu/journal`);
    expect(armedRecords(disk, project)).toEqual([]);
  });
});
