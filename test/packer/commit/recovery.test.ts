import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { parseRecord, printRecord } from '../../../src/packer/commit/record.ts';
import type { JournalRecord } from '../../../src/packer/commit/record.ts';
import { recover } from '../../../src/packer/commit/recovery.ts';
import {
  changes, created, deleted, diesAt, digest, diskWith, interrupted, journal, mediumOn, onlyOutcome, operationId, otherId,
  project, recovered, replaced, staging, stateOf,
} from './scenario.ts';

const before = { 'assets/a': 'a1', 'assets/b': 'b1', 'assets/dir/x': 'x1' };
const set = changes([replaced('assets/a', 'a1', 'a2'), deleted('assets/b', 'b1'), created('assets/new/c', 'c2')], [{ from: 'assets/dir', to: 'assets/moved' }]);

/** A commit cut off right before its commit point: everything is new, the record is armed. */
function cutOff(): MemoryFileSystem {
  const disk = diskWith(before);
  interrupted(disk, set, diesAt('replaced_all'));
  return disk;
}

/** Everything in the project, journal and all: what must not change when recovery touches nothing. */
function everything(disk: MemoryFileSystem): unknown {
  return [...disk.tree(project)];
}

function editRecord(disk: MemoryFileSystem, edit: (record: JournalRecord) => JournalRecord, id = operationId, parent = journal): void {
  const path = `${project}/${parent}/record.json`;
  const record = parseRecord(disk.readFile(path), id);
  if (!record.ok) throw new Error(record.error);
  disk.writeFile(path, printRecord(edit(record.value)));
}

/** Recovers twice and says the outcome; the disk must be as it was. */
function untouched(disk: MemoryFileSystem) {
  const there = everything(disk);
  const report = recovered(disk);
  expect(everything(disk)).toEqual(there);
  expect(recovered(disk)).toEqual(report);
  expect(report.blocked?.code).toBe('commit_unresolved');
  return onlyOutcome(report);
}

describe('recovery', () => {
  it('finds nothing to do in a sound project, and writes nothing', () => {
    const recording = new RecordingFileSystem(diskWith(before));
    expect(recover(mediumOn(recording))).toEqual({ outcomes: [] });
    expect(new Set(recording.calls.map(({ operation }) => operation))).toEqual(new Set(['stat']));
  });

  it('sweeps a journal without a record, and all that is in it', () => {
    const disk = diskWith({ ...before, [`${journal}/0.new`]: 'half', [`${staging}/frozen/deep/file`]: 'f' });
    expect(recovered(disk).outcomes.map(({ kind }) => kind)).toEqual(['swept', 'swept']);
    expect(stateOf(disk)).toEqual(stateOf(diskWith(before)));
  });

  it('takes an armed record back and says which files are as they were', () => {
    const disk = cutOff();
    const outcome = onlyOutcome(recovered(disk));
    expect(outcome).toMatchObject({ kind: 'rolled_back', paths: ['assets/dir', 'assets/a', 'assets/b', 'assets/new/c'] });
    expect(stateOf(disk)).toEqual(stateOf(diskWith(before)));
  });

  it('lets a commit stand whose record was retired, and sweeps its journal', () => {
    const disk = diskWith(before);
    interrupted(disk, set, diesAt('committed'));
    expect(onlyOutcome(recovered(disk)).kind).toBe('swept');
    expect(disk.readText(`${project}/assets/a`)).toBe('a2');
    expect(disk.stat(`${project}/${journal}`)).toBeUndefined();
  });

  it('C3: flushes a retired record and the directories above it before it removes the journal', () => {
    const disk = diskWith(before);
    interrupted(disk, set, diesAt('committed'));
    const recording = new RecordingFileSystem(disk);
    recover(mediumOn(recording));
    const steps = recording.calls.filter(({ operation }) => ['flushDirectory', 'removeFile'].includes(operation));
    expect(steps.slice(0, 6).map(({ path }) => path)).toEqual(
      [`/${journal}`, `/${journal}`, '/assets/.prometeu/journal', '/assets/.prometeu', '/assets', ''].map((path) => project + path),
    );
    expect(steps[6]?.operation).toBe('removeFile');
  });

  it('C3: blocks writing while the retirement of a record cannot be flushed', () => {
    const disk = diskWith(before);
    interrupted(disk, set, diesAt('committed'));
    const faulty = new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'EIO' }, { counts: ({ operation }) => operation === 'flushDirectory' });
    const report = recover(mediumOn(faulty));
    expect(onlyOutcome(report).kind).toBe('unconfirmed');
    expect(report.blocked?.code).toBe('durability_unknown');
    expect(disk.stat(`${project}/${journal}/record.done`)).toBeDefined();
  });

  it('C8: done again changes nothing', () => {
    const disk = cutOff();
    recovered(disk);
    const once = everything(disk);
    expect(recovered(disk)).toEqual({ outcomes: [] });
    expect(everything(disk)).toEqual(once);
  });

  it('takes two armed records back that are about different files', () => {
    const disk = diskWith({ ...before, 'assets/b': 'b2' });
    const other = `${project}/assets/.prometeu/journal/${otherId}`;
    interrupted(disk, changes([replaced('assets/a', 'a1', 'a2')]), diesAt('replaced'));
    disk.writeFile(`${other}/0.old`, 'b1');
    disk.writeFile(`${other}/record.json`, printRecord({
      format: 1, operation_id: otherId, moves: [], directories: [],
      files: [{ path: 'assets/b', before: digest('b1'), after: digest('b2') }],
    }));
    expect(recovered(disk).outcomes.map(({ kind }) => kind)).toEqual(['rolled_back', 'rolled_back']);
    expect(stateOf(disk)).toEqual(stateOf(diskWith(before)));
  });

  it('leaves alone what is not named by an operation id', () => {
    const disk = diskWith({ ...before, 'assets/.prometeu/journal/.DS_Store': 'd', 'assets/.prometeu/journal/short/record.json': 'r' });
    const there = everything(disk);
    expect(recovered(disk)).toEqual({ outcomes: [] });
    expect(everything(disk)).toEqual(there);
  });

  it('C6: follows no link to a journal', () => {
    const disk = diskWith({ ...before, [`elsewhere/${operationId}/keep`]: 'k' });
    disk.symlink(`${project}/elsewhere`, `${project}/assets/.prometeu/journal`);
    disk.symlink(`${project}/elsewhere/${operationId}`, `${project}/build/.staging/${operationId}`);
    expect(recovered(disk)).toEqual({ outcomes: [] });
    expect(disk.readText(`${project}/elsewhere/${operationId}/keep`)).toBe('k');
  });

  it('C6: removes a link in a journal, not what it points at', () => {
    const disk = diskWith({ ...before, 'assets/precious/p': 'p' });
    disk.symlink(`${project}/assets/precious`, `${project}/${journal}/link`);
    expect(onlyOutcome(recovered(disk)).kind).toBe('swept');
    expect(disk.readText(`${project}/assets/precious/p`)).toBe('p');
  });

  it('leaves a journal it may not remove for another time', () => {
    const disk = diskWith({ ...before, [`${journal}/0.new`]: 'half' });
    disk.readOnly = true;
    const report = recovered(disk);
    expect(onlyOutcome(report).kind).toBe('left_over');
    expect(report.blocked).toBeUndefined();
  });
});

describe('recovery touches nothing and says commit_unresolved', () => {
  it('C5: when a target is neither old nor new', () => {
    const disk = cutOff();
    disk.writeFile(`${project}/assets/a`, 'mine');
    expect(untouched(disk)).toMatchObject({ kind: 'unresolved', reason: 'target_changed', error: { place: { file: 'assets/a' } } });
  });

  it('with both choices, and what each would do with every file', () => {
    const disk = cutOff();
    disk.writeFile(`${project}/assets/a`, 'mine');
    const files = [
      { path: 'assets/a', state: 'neither', imageIntact: true },
      { path: 'assets/b', state: 'new', imageIntact: true },
      { path: 'assets/new/c', state: 'new', imageIntact: true },
    ];
    expect(untouched(disk)).toMatchObject({
      choices: [
        { choice: 'keep_disk', available: true, files },
        { choice: 'restore_before_image', available: true, files },
      ],
    });
  });

  it('C5: when a target became a link', () => {
    const disk = cutOff();
    disk.removeFile(`${project}/assets/a`);
    disk.symlink('b', `${project}/assets/a`);
    expect(untouched(disk)).toMatchObject({ reason: 'target_changed', choices: [{ files: [{ state: 'obstructed' }, {}, {}] }, {}] });
  });

  it('C5: when somebody put a file where one was deleted', () => {
    const disk = cutOff();
    disk.writeFile(`${project}/assets/b`, 'mine');
    expect(untouched(disk)).toMatchObject({ reason: 'target_changed', error: { place: { file: 'assets/b' } } });
  });

  it('C5: when there are other files in a directory that the commit made', () => {
    const disk = cutOff();
    disk.writeFile(`${project}/assets/new/theirs`, 't');
    expect(untouched(disk)).toMatchObject({ reason: 'directory_not_empty', error: { place: { file: 'assets/new/theirs' } } });
  });

  it('when a before-image is damaged or missing', () => {
    const damaged = cutOff();
    damaged.writeFile(`${project}/${journal}/0.old`, 'a?');
    expect(untouched(damaged)).toMatchObject({ reason: 'before_image_damaged', choices: [{ available: true }, { files: [{ path: 'assets/b' }, {}] }] });
    const missing = cutOff();
    missing.removeFile(`${project}/${journal}/1.old`);
    expect(untouched(missing)).toMatchObject({ reason: 'before_image_damaged' });
  });

  it('when a moved directory is in neither or both of its places', () => {
    const neither = cutOff();
    neither.rename(`${project}/assets/moved`, `${project}/assets/elsewhere`);
    expect(untouched(neither)).toMatchObject({ reason: 'directory_misplaced' });
    const both = cutOff();
    both.makeDirectory(`${project}/assets/dir`);
    expect(untouched(both)).toMatchObject({ reason: 'directory_misplaced' });
  });

  it('when another directory stands at the place of a moved one', () => {
    const disk = cutOff();
    disk.rename(`${project}/assets/moved`, `${project}/assets/elsewhere`);
    disk.writeFile(`${project}/assets/moved/x`, 'x1');
    expect(untouched(disk)).toMatchObject({ reason: 'directory_misplaced' });
  });

  it('when the record is damaged, empty, endless, a directory or of an unknown format', () => {
    const records: readonly [string, string][] = [
      ['', 'malformed'],
      ['{"format":1', 'malformed'],
      ['[]', 'malformed'],
      ['{"format":2}', 'unknown_format'],
      [`{"format":1,"x":"${'['.repeat(1000)}"}`, 'malformed'],
      ['['.repeat(200_000), 'malformed'],
    ];
    for (const [text, reason] of records) {
      const disk = cutOff();
      disk.writeFile(`${project}/${journal}/record.json`, text);
      expect(untouched(disk)).toMatchObject({ reason, choices: [{ choice: 'keep_disk', files: [] }, { available: false }] });
    }
    const directory = cutOff();
    directory.removeFile(`${project}/${journal}/record.json`);
    directory.makeDirectory(`${project}/${journal}/record.json`);
    expect(untouched(directory)).toMatchObject({ reason: 'malformed' });
  });

  it('when the checksum is wrong', () => {
    const disk = cutOff();
    const path = `${project}/${journal}/record.json`;
    disk.writeFile(path, disk.readText(path).replace(digest('a2'), digest('a3')));
    expect(untouched(disk)).toMatchObject({ reason: 'bad_checksum' });
  });

  it('C6: when the record asks for a place outside assets/ and build/, however well it is formed', () => {
    for (const path of ['../outside', '/etc/passwd', 'src/main.c', '.git/hooks/post-checkout', 'assets/../x', 'assets\\..\\x', journal]) {
      const disk = cutOff();
      editRecord(disk, (record) => ({ ...record, files: [{ path, before: digest('a1'), after: 'absent' }] }));
      expect(untouched(disk)).toMatchObject({ reason: 'malformed' });
    }
  });

  it('when the record is of another operation', () => {
    const disk = cutOff();
    disk.rename(`${project}/${journal}`, `${project}/assets/.prometeu/journal/${otherId}`);
    expect(untouched(disk)).toMatchObject({ reason: 'malformed' });
  });

  it('when two armed records are about the same paths', () => {
    const disk = diskWith(before);
    interrupted(disk, changes([replaced('assets/dir/x', 'x1', 'x2')]), diesAt('armed'));
    const copy = `${project}/assets/.prometeu/journal/${otherId}`;
    disk.writeFile(`${copy}/0.old`, 'x1');
    disk.writeFile(`${copy}/record.json`, disk.readText(`${project}/${journal}/record.json`));
    disk.writeFile(`${copy}/record.json`, printRecord({
      format: 1, operation_id: otherId, directories: [], files: [],
      moves: [{ from: 'assets/DIR', to: 'assets/other', identity: '1:1' }],
    }));
    const there = everything(disk);
    const { outcomes, blocked } = recovered(disk);
    expect(outcomes).toMatchObject([{ kind: 'unresolved', reason: 'overlapping_records' }, { kind: 'unresolved', reason: 'overlapping_records' }]);
    expect(blocked?.code).toBe('commit_unresolved');
    expect(everything(disk)).toEqual(there);
  });

  it('when the medium is read-only', () => {
    const disk = cutOff();
    disk.readOnly = true;
    expect(untouched(disk)).toMatchObject({ reason: 'not_writable' });
  });

  it('C5: when somebody saves during the way back: that file is left untouched', () => {
    const disk = cutOff();
    const meddling = new (class extends RecordingFileSystem {
      override link(existing: string, to: string): void {
        // Right when the deleted file comes back, after everything was found restorable.
        if (to.endsWith('/assets/b')) disk.writeFile(`${project}/assets/a`, 'mine');
        super.link(existing, to);
      }
    })(disk);
    expect(onlyOutcome(recover(mediumOn(meddling)))).toMatchObject({ kind: 'unresolved', reason: 'target_changed' });
    expect(disk.readText(`${project}/assets/a`)).toBe('mine');
    expect(disk.stat(`${project}/${journal}/record.json`)).toBeDefined();
  });
});

describe('recovery of a promotion', () => {
  const promotion = {
    operationId,
    moves: [],
    files: [replaced('build/assets.pa', 'pa1', 'pa2'), replaced('build/preload.json', 'p1', 'p2')],
  };

  function cutPromotion(): MemoryFileSystem {
    const disk = diskWith({ 'build/assets.pa': 'pa1', 'build/preload.json': 'p1' });
    interrupted(disk, promotion, diesAt('replaced'));
    return disk;
  }

  it('takes it back to the pack before', () => {
    const disk = cutPromotion();
    expect(onlyOutcome(recovered(disk)).kind).toBe('rolled_back');
    expect(stateOf(disk)).toEqual(stateOf(diskWith({ 'build/assets.pa': 'pa1', 'build/preload.json': 'p1' })));
  });

  const damages: Readonly<Record<string, (disk: MemoryFileSystem) => void>> = {
    'a changed target': (disk) => {
      disk.writeFile(`${project}/build/assets.pa`, 'mine');
    },
    'a damaged before-image': (disk) => {
      disk.writeFile(`${project}/${staging}/0.old`, '?');
    },
    'a damaged record': (disk) => {
      disk.writeFile(`${project}/${staging}/record.json`, '{');
    },
    'a record of an unknown format': (disk) => {
      disk.writeFile(`${project}/${staging}/record.json`, '{"format":9}');
    },
    'a record about assets/': (disk) => {
      editRecord(disk, (record) => ({ ...record, files: [{ path: 'assets/a', before: 'absent', after: digest('x') }] }), operationId, staging);
    },
  };

  it.each(Object.entries(damages))('leaves build/ as it is, drops the record and reports build_incoherent for %s', (_, damage) => {
    const disk = cutPromotion();
    damage(disk);
    const files = ['assets.pa', 'preload.json'].map((name) => disk.readText(`${project}/build/${name}`));
    const report = recovered(disk);
    expect(onlyOutcome(report)).toMatchObject({ kind: 'incoherent', dropped: true, error: { code: 'build_incoherent' } });
    expect(report.blocked).toBeUndefined();
    expect(['assets.pa', 'preload.json'].map((name) => disk.readText(`${project}/build/${name}`))).toEqual(files);
    expect(recovered(disk)).toEqual({ outcomes: [] });
  });

  it('reports build_incoherent and blocks writing while the record cannot be dropped', () => {
    const disk = cutPromotion();
    disk.readOnly = true;
    const report = recovered(disk);
    expect(onlyOutcome(report)).toMatchObject({ kind: 'incoherent', dropped: false });
    expect(report.blocked?.code).toBe('build_incoherent');
  });
});
