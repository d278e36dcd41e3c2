import { expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { MemoryProjectLock } from '../../../src/io/project-lock.ts';
import type { ProjectLock } from '../../../src/io/project-lock.ts';
import { packerError } from '../../../src/contract/errors.ts';
import { incoherence, recoverIfOurs, standingRecords } from '../../../src/packer/runtime/recovering.ts';
import { tinyDisk, tinyPlace } from '../../support/tiny-project.ts';

const staging = 'build/.staging/Abcdefghij0123456789';
const journal = 'assets/.prometeu/journal/Zyxwvutsrq9876543210';

function recovered(fs: FileSystem, lock: ProjectLock = new MemoryProjectLock()) {
  return recoverIfOurs({ fs, projectDir: tinyPlace, flushBy: 'directory' }, lock, 'a test');
}

/** A lock that nobody can have. */
function refusing(code: 'project_busy' | 'project_read_only' | 'io_error'): ProjectLock {
  const error = packerError(code, 'No.', 'Never.');
  return { acquire: () => Promise.resolve({ ok: false, error }), holder: () => undefined };
}

it('where no journal stands the lock is not even asked for', async () => {
  const lock: ProjectLock = { acquire: () => expect.fail('asked for'), holder: () => undefined };
  expect(await recovered(tinyDisk(), lock)).toEqual({ ok: true, value: { outcomes: [] } });
});

it('what a dead process left is swept, and the lock let go of', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${staging}/assets.pa`, 'half');
  const lock = new MemoryProjectLock();
  expect(await recovered(disk, lock)).toMatchObject({ ok: true, value: { outcomes: [{ kind: 'swept' }] } });
  expect(disk.stat(`${tinyPlace}/${staging}`)).toBeUndefined();
  expect(lock.holder()).toBeUndefined();
});

it('what a living process is at is left alone', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${staging}/assets.pa`, 'half');
  expect(await recovered(disk, refusing('project_busy'))).toEqual({ ok: true, value: { outcomes: [] } });
  expect(disk.readText(`${tinyPlace}/${staging}/assets.pa`)).toBe('half');
});

it('where nothing can be written an armed record is owed a decision, with both choices; leftovers are nobody’s', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${staging}/assets.pa`, 'half');
  disk.writeFile(`${tinyPlace}/${journal}/record.json`, '{}');
  const report = await recovered(disk, refusing('project_read_only'));
  expect(report).toMatchObject({
    ok: true,
    value: {
      outcomes: [{ kind: 'unresolved', reason: 'not_writable', choices: [{ choice: 'keep_disk' }, { choice: 'restore_before_image' }] }],
      blocked: { code: 'commit_unresolved', place: { file: `${journal}/record.json` } },
    },
  });
  expect(report.ok && standingRecords(report.value)).toEqual([`${journal}/record.json`]);
});

it('a lock that fails is an error', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${staging}/assets.pa`, 'half');
  expect(await recovered(disk, refusing('io_error'))).toMatchObject({ ok: false, error: { code: 'io_error' } });
});

it('a disk that cannot be looked at is an error, not an exception', async () => {
  expect(await recovered(new FaultFileSystem(tinyDisk(), { at: 1, kind: 'error', code: 'EIO' }))).toMatchObject({ ok: false, error: { code: 'io_error' } });
});

it('a build that had to be left as it is, is said to be incoherent', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${staging}/record.json`, 'no record');
  const report = await recovered(disk);
  expect(report.ok && incoherence(report.value)).toMatchObject({ code: 'build_incoherent' });
  expect(report.ok && report.value.blocked).toBeUndefined();
});
