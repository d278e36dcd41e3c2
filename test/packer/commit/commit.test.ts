import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { FileOperation } from '../../../src/io/file-system.ts';
import type { ObservedCall } from '../../../src/io/observed-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { commit } from '../../../src/packer/commit/commit.ts';
import type { ChangeSet } from '../../../src/packer/commit/change-set.ts';
import { scenarios } from './change-sets.ts';
import {
  at, changes, committed, created, deleted, digest, diesAt, diskWith, fresh, interrupted, journal, mediumOn,
  operationId, otherId, project, recovered, replaced, staging, stateOf,
} from './scenario.ts';

const looking: readonly FileOperation[] = ['stat', 'statOpen', 'identity', 'list', 'realPath', 'writable', 'openRead', 'read', 'close'];

function failsOn(match: (call: ObservedCall) => boolean, code = 'EIO', lasting = false) {
  const disk = diskWith({ 'assets/a': 'a1', 'assets/b': 'b1' });
  const faulty = new FaultFileSystem(disk, { at: 1, kind: 'error', code, lasting }, { counts: match });
  const result = commit(mediumOn(faulty), changes([replaced('assets/a', 'a1', 'a2'), replaced('assets/b', 'b1', 'b2')]));
  return { disk, result };
}

function onto(name: string) {
  return ({ operation, to }: ObservedCall): boolean => operation === 'rename' && to === `${project}/${name}`;
}

describe('a commit', () => {
  it.each(scenarios)('$name', ({ disk, set, new: after }) => {
    const there = disk();
    expect(committed(there, set)).toEqual({ status: 'committed', durable: true, conflicts: [] });
    expect(stateOf(there)).toEqual(after);
    expect(there.openFiles()).toEqual([]);
  });

  it('C1: changes nothing outside the journal before the record is armed and flushed', () => {
    for (const { disk, set } of scenarios) {
      const recording = new RecordingFileSystem(disk());
      let early: readonly ObservedCall[] = [];
      commit(mediumOn(recording), set, ({ after }) => {
        if (after === 'armed') early = [...recording.calls];
      });
      const changed = early.filter(({ operation }) => !looking.includes(operation) && !operation.startsWith('flush'));
      const control = /^\/project\/(assets\/\.prometeu\/journal|build\/\.staging)(\/|$)/u;
      expect(changed.map(({ path, to }) => to ?? path).filter((path) => !control.test(path))).toEqual([]);
      expect(early.at(-1)).toMatchObject({ operation: 'flushDirectory' });
    }
  });

  it('C3: reports success only after the flush that follows the commit point', () => {
    const recording = new RecordingFileSystem(diskWith({ 'assets/a': 'a1' }));
    let before: readonly ObservedCall[] = [];
    commit(mediumOn(recording), changes([replaced('assets/a', 'a1', 'a2')]), ({ after }) => {
      if (after === 'durable') before = [...recording.calls];
    });
    expect(before.slice(-2)).toEqual([
      { operation: 'rename', path: `${project}/${journal}/record.json`, to: `${project}/${journal}/record.done` },
      { operation: 'flushDirectory', path: `${project}/${journal}` },
    ]);
  });

  it('C3: says that durability is unknown when that flush fails, keeps the new state and the journal', () => {
    let committing = false;
    const disk = diskWith({ 'assets/a': 'a1' });
    const faulty = new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'EIO' }, { counts: ({ operation }) => committing && operation === 'flushDirectory' });
    const result = commit(mediumOn(faulty), changes([replaced('assets/a', 'a1', 'a2')]), ({ after }) => {
      committing ||= after === 'committed';
    });
    expect(result).toMatchObject({ status: 'durability_unknown', error: { code: 'durability_unknown', cause: 'EIO' } });
    expect(disk.readText(`${project}/assets/a`)).toBe('a2');
    expect(disk.stat(`${project}/${journal}/record.done`)).toBeDefined();
  });

  it('C4: an error is rolled back and told with the file and the system code', () => {
    const { disk, result } = failsOn(onto('assets/b'));
    expect(result).toMatchObject({ status: 'rolled_back', error: { code: 'io_error', cause: 'EIO', place: { file: 'assets/b' } } });
    expect(stateOf(disk)).toEqual(stateOf(diskWith({ 'assets/a': 'a1', 'assets/b': 'b1' })));
  });

  it('C4: a full disk is no_space, a forbidden rename permission_denied, another disk cross_device', () => {
    expect(failsOn(({ operation }) => operation === 'write', 'ENOSPC').result).toMatchObject({ status: 'rolled_back', error: { code: 'no_space' } });
    expect(failsOn(onto('assets/a'), 'EPERM').result).toMatchObject({ status: 'rolled_back', error: { code: 'permission_denied' } });
    expect(failsOn(onto('assets/a'), 'EXDEV').result).toMatchObject({ status: 'rolled_back', error: { code: 'cross_device' } });
  });

  it('C4: when the way back fails too, says both reasons and leaves the journal standing', () => {
    const { disk, result } = failsOn(({ operation, to }) => operation === 'rename' && to?.startsWith(`${project}/assets/b`) === true, 'EIO', false);
    expect(result.status).toBe('rolled_back');
    const stuck = failsOn(({ operation, to, path }) => operation === 'rename' && (to === `${project}/assets/b` || path.endsWith('.back')), 'EIO', true);
    expect(stuck.result).toMatchObject({ status: 'rollback_failed', error: { code: 'io_error' }, rollback: { code: 'commit_unresolved', cause: 'EIO' } });
    expect(stuck.disk.stat(`${project}/${journal}/record.json`)).toBeDefined();
    expect(disk.stat(`${project}/${journal}`)).toBeUndefined();
  });

  it('C4: a commit point that happened in spite of its error stands', () => {
    const disk = diskWith({ 'assets/a': 'a1' });
    const result = committed(disk, changes([replaced('assets/a', 'a1', 'a2')]), at('committed', () => {
      throw Object.assign(new Error('late'), { code: 'EIO' });
    }));
    expect(result.status).toBe('committed');
    expect(disk.readText(`${project}/assets/a`)).toBe('a2');
  });

  it('takes a shorter write for what it is and writes the rest', () => {
    const disk = diskWith({});
    const faulty = new FaultFileSystem(disk, { at: 1, kind: 'short-write' }, { counts: ({ operation }) => operation === 'write' });
    expect(commit(mediumOn(faulty), changes([created('assets/new', 'a long enough text')])).status).toBe('committed');
    expect(disk.readText(`${project}/assets/new`)).toBe('a long enough text');
  });

  it('C10: keeps the permission bits of a replaced file, staged content included', () => {
    const disk = diskWith({ 'assets/a': 'a1', 'build/assets.pa': 'pa1', [`${staging}/assets.pa`]: 'pa2' });
    disk.setMode(`${project}/assets/a`, 0o640);
    disk.setMode(`${project}/build/assets.pa`, 0o604);
    committed(disk, changes([replaced('assets/a', 'a1', 'a2')]));
    committed(disk, changes([{ path: 'build/assets.pa', before: digest('pa1'), after: { staged: 'assets.pa', sha256: digest('pa2'), size: 3 } }]));
    expect(disk.stat(`${project}/assets/a`)?.mode).toBe(0o640);
    expect(disk.stat(`${project}/build/assets.pa`)?.mode).toBe(0o604);
  });

  it('C10: a file put back is the inode it was', () => {
    const disk = diskWith({ 'assets/a': 'a1' });
    const before = disk.identity(`${project}/assets/a`);
    interrupted(disk, changes([replaced('assets/a', 'a1', 'a2')]), diesAt('replaced'));
    expect(disk.identity(`${project}/assets/a`)).not.toBe(before);
    recovered(disk);
    expect(disk.identity(`${project}/assets/a`)).toBe(before);
  });

  it('C1: makes before-images durable that whoever saved them never flushed', () => {
    const disk = diskWith({});
    disk.writeFile(`${project}/assets/a`, 'a1');
    interrupted(disk, changes([replaced('assets/a', 'a1', 'a2')]), diesAt('replaced'));
    const after = disk.crash();
    recovered(after);
    expect(after.readText(`${project}/assets/a`)).toBe('a1');
  });

  it('refuses staged content that is not what was staged', () => {
    const disk = diskWith({ 'build/assets.pa': 'pa1', [`${staging}/assets.pa`]: 'pa?' });
    const set = changes([{ path: 'build/assets.pa', before: digest('pa1'), after: { staged: 'assets.pa', sha256: digest('pa2'), size: 3 } }]);
    expect(committed(disk, set)).toMatchObject({ status: 'refused', error: { code: 'stale_preview', place: { file: `${staging}/assets.pa` } } });
    expect(disk.readText(`${project}/build/assets.pa`)).toBe('pa1');
  });

  it('on a system without directory flushes, flushes a small file after arming and after committing', () => {
    const recording = new RecordingFileSystem(diskWith({ 'assets/a': 'a1' }));
    const seen: Record<string, readonly string[]> = {};
    commit(mediumOn(recording, 'marker'), changes([replaced('assets/a', 'a1', 'a2')]), ({ after }) => {
      seen[after] = recording.calls.slice(-5).map(({ operation, path }) => `${operation} ${path.slice(path.lastIndexOf('/') + 1)}`);
    });
    expect(seen['armed']).toEqual(['create', 'write', 'flush', 'statOpen', 'close'].map((call) => `${call} armed.flush`));
    expect(seen['durable']).toEqual(['create', 'write', 'flush', 'statOpen', 'close'].map((call) => `${call} committed.flush`));
  });
});

describe('a change set that no commit can be', () => {
  const impossible: Readonly<Record<string, ChangeSet>> = {
    'climbs out of the project': changes([created('assets/../../x', 'x')]),
    'climbs out with backslashes': changes([created('assets\\..\\..\\x', 'x')]),
    'writes outside assets/ and build/': changes([created('src/main.c', 'x')]),
    'writes into git': changes([created('.git/hooks/post-checkout', 'x')]),
    'writes into a journal': changes([created(`${journal}/record.json`, 'x')]),
    'names a file twice': changes([created('assets/a', 'x'), created('assets/a', 'y')]),
    'puts a file below a file': changes([created('assets/a', 'x'), created('assets/a/b', 'y')]),
    'moves a directory into itself': changes([], [{ from: 'assets/a', to: 'assets/a/b' }]),
    'moves what is gone': changes([], [{ from: 'assets/a', to: 'assets/b' }, { from: 'assets/a', to: 'assets/c' }]),
    'replaces a file that the moves take away': changes([replaced('assets/a/x', '1', '2')], [{ from: 'assets/a', to: 'assets/b' }]),
    'has no operation id': { ...changes([created('assets/a', 'x')]), operationId: '../x' },
    'stages content outside build/': changes([{ path: 'assets/a', before: 'absent', after: { staged: 'a', sha256: digest('a'), size: 1 } }]),
    'stages under a name of the journal': changes([{ path: 'build/a', before: 'absent', after: { staged: 'record.json', sha256: digest('a'), size: 1 } }]),
    'has bytes that are not its digest': changes([{ path: 'assets/n', before: 'absent', after: { ...fresh('x'), sha256: digest('y') } }]),
  };

  it.each(Object.entries(impossible))('C6: is a bug when it %s', (_, set) => {
    expect(() => committed(diskWith({ 'assets/a/x': '1' }), set)).toThrow('BUG:');
  });
});

describe('a refused commit', () => {
  const before = { 'assets/a': 'a1', 'assets/dir/x': 'x1', 'assets/other/y': 'y1', 'assets/.prometeu/trash/t': 't' };
  const refusals: Readonly<Record<string, readonly [string, ChangeSet]>> = {
    'a file that changed': ['stale_preview', changes([created('assets/n', 'n'), replaced('assets/a', 'a0', 'a2')])],
    'a file that is gone': ['stale_preview', changes([replaced('assets/gone', 'g1', 'g2')])],
    'a file that is already there': ['stale_preview', changes([created('assets/a', 'a2')])],
    'a directory in place of the file': ['stale_preview', changes([created('assets/dir', 'd')])],
    'a file in place of a parent': ['stale_preview', changes([created('assets/a/b', 'b')])],
    'a deletion whose trash is taken': ['stale_preview', changes([deleted('assets/a', 'a1', 'assets/.prometeu/trash/t')])],
    'a move of a file': ['stale_preview', changes([], [{ from: 'assets/a', to: 'assets/moved' }])],
    'a move of what is not there': ['stale_preview', changes([], [{ from: 'assets/none', to: 'assets/moved' }])],
    'a move onto something': ['stale_preview', changes([], [{ from: 'assets/dir', to: 'assets/other' }])],
    'a linked target': ['path_is_link', changes([replaced('assets/linked', 'a1', 'a2')])],
    'a linked parent': ['path_is_link', changes([created('assets/linked-dir/new', 'n')])],
    'a move to below a link': ['path_is_link', changes([], [{ from: 'assets/dir', to: 'assets/linked-dir/dir' }])],
    'a trash below a link': ['path_is_link', changes([deleted('assets/a', 'a1', 'assets/linked-dir/a')])],
    'a pipe': ['stale_preview', changes([replaced('assets/pipe', 'a1', 'a2')])],
    'a file without write permission': ['permission_denied', changes([replaced('assets/locked', 'l1', 'l2')])],
    'a directory without write permission': ['permission_denied', changes([created('assets/sealed/n', 'n')])],
    'another disk': ['cross_device', changes([created('assets/mounted/n', 'n')])],
  };

  function obstacleCourse() {
    const disk = diskWith({ ...before, 'assets/locked': 'l1' });
    disk.symlink('a', `${project}/assets/linked`);
    disk.symlink('/', `${project}/assets/linked-dir`);
    disk.special(`${project}/assets/pipe`);
    for (const name of ['sealed', 'mounted']) disk.makeDirectory(`${project}/assets/${name}`);
    disk.setMode(`${project}/assets/locked`, 0o444);
    disk.setMode(`${project}/assets/sealed`, 0o555);
    disk.mount(`${project}/assets/mounted`);
    return disk;
  }

  it.each(Object.entries(refusals))('C7: changes nothing because of %s', (_, [code, set]) => {
    const disk = obstacleCourse();
    const recording = new RecordingFileSystem(disk);
    expect(commit(mediumOn(recording), set)).toMatchObject({ status: 'refused', error: { code } });
    expect(recording.calls.filter(({ operation }) => !looking.includes(operation))).toEqual([]);
  });

  it('C6: does not make its journal behind a link', () => {
    const disk = diskWith({ 'assets/a': 'a1' });
    disk.symlink('/', `${project}/assets/.prometeu/journal`);
    expect(committed(disk, changes([replaced('assets/a', 'a1', 'a2')]))).toMatchObject({ status: 'refused', error: { code: 'path_is_link' } });
  });

  it('C7: leaves a journal directory alone that is not its own', () => {
    const disk = diskWith({ 'assets/a': 'a1', [`${journal}/left`]: 'over' });
    expect(committed(disk, changes([replaced('assets/a', 'a1', 'a2')]))).toMatchObject({ status: 'refused' });
    expect(disk.readText(`${project}/${journal}/left`)).toBe('over');
  });

  it('C9: does not start while an armed record stands', () => {
    const disk = diskWith({ 'assets/a': 'a1', 'assets/b': 'b1' });
    interrupted(disk, { ...changes([replaced('assets/b', 'b1', 'b2')]), operationId: otherId }, diesAt('armed'));
    const result = committed(disk, changes([replaced('assets/a', 'a1', 'a2')]));
    expect(result).toMatchObject({ status: 'refused', error: { code: 'commit_unresolved' } });
    expect(disk.readText(`${project}/assets/a`)).toBe('a1');
  });

  it('C7: a file saved between the look and the before-image is refused and stays', () => {
    const disk = diskWith({ 'assets/a': 'a1' });
    const save = at('staged', () => {
      disk.writeFile(`${project}/assets/a`, 'mine');
    });
    expect(committed(disk, changes([replaced('assets/a', 'a1', 'a2')]), save)).toMatchObject({ status: 'refused', error: { code: 'stale_preview' } });
    expect(disk.readText(`${project}/assets/a`)).toBe('mine');
    expect(disk.stat(`${project}/${journal}`)).toBeUndefined();
  });
});

describe('somebody else saving', () => {
  const set = changes([replaced('assets/a', 'a1', 'a2'), replaced('assets/b', 'b1', 'b2'), created('assets/c', 'c2')]);
  const project3 = () => diskWith({ 'assets/a': 'a1', 'assets/b': 'b1' });

  it('C5: into the old inode between compare and rename keeps those bytes in conflicts/', () => {
    const disk = project3();
    const result = committed(disk, set, at('compared', () => {
      disk.writeFile(`${project}/assets/a`, 'mine');
    }));
    const keptAt = `assets/.prometeu/conflicts/${operationId}/assets/a`;
    expect(result).toEqual({ status: 'committed', durable: true, conflicts: [{ path: 'assets/a', keptAt, sha256: digest('mine') }] });
    expect(disk.readText(`${project}/assets/a`)).toBe('a2');
    expect(disk.crash().readText(`${project}/${keptAt}`)).toBe('mine');
  });

  it('C5: into a deleted file keeps those bytes in conflicts/ too', () => {
    const disk = project3();
    const result = committed(disk, changes([deleted('assets/a', 'a1')]), at('compared', () => {
      disk.writeFile(`${project}/assets/a`, 'mine');
    }));
    expect(result).toMatchObject({ status: 'committed', conflicts: [{ sha256: digest('mine') }] });
    expect(disk.readText(`${project}/assets/.prometeu/conflicts/${operationId}/assets/a`)).toBe('mine');
  });

  it('C5: before its turn rolls the commit back and leaves the save', () => {
    const disk = project3();
    const result = committed(disk, set, at('armed', () => {
      disk.writeFile(`${project}/assets/b`, 'mine');
    }));
    expect(result).toMatchObject({ status: 'rolled_back', error: { code: 'stale_preview', place: { file: 'assets/b' } } });
    expect(stateOf(disk)).toEqual(stateOf(diskWith({ 'assets/a': 'a1', 'assets/b': 'mine' })));
  });

  it('C5: by creating the file first wins', () => {
    const disk = project3();
    const result = committed(disk, set, at('compared', () => {
      disk.writeFile(`${project}/assets/c`, 'mine');
    }, 2));
    expect(result).toMatchObject({ status: 'rolled_back', error: { code: 'stale_preview', place: { file: 'assets/c' } } });
    expect(stateOf(disk)).toEqual(stateOf(diskWith({ 'assets/a': 'a1', 'assets/b': 'b1', 'assets/c': 'mine' })));
  });

  it('C5: over a file that was replaced, before the way back, is not touched', () => {
    const disk = project3();
    const result = committed(disk, set, (moment) => {
      if (moment.after !== 'replaced' || moment.file !== 0) return;
      disk.writeFile(`${project}/assets/a`, 'mine');
      disk.writeFile(`${project}/assets/b`, 'theirs');
    });
    expect(result).toMatchObject({ status: 'rollback_failed', error: { code: 'stale_preview' }, rollback: { code: 'commit_unresolved' } });
    expect(disk.readText(`${project}/assets/a`)).toBe('mine');
    expect(disk.readText(`${project}/assets/b`)).toBe('theirs');
  });

  it('C5: into a directory that the commit made is not thrown away', () => {
    const disk = project3();
    const result = committed(disk, changes([created('assets/new/n', 'n2'), replaced('assets/b', 'b1', 'b2')]), at('replaced', () => {
      disk.writeFile(`${project}/assets/new/theirs`, 'mine');
      disk.writeFile(`${project}/assets/b`, 'theirs');
    }));
    expect(result).toMatchObject({ status: 'rollback_failed' });
    expect(disk.readText(`${project}/assets/new/theirs`)).toBe('mine');
  });

  it('C6: by putting a link in place of a parent is refused, and the link is not followed', () => {
    const disk = diskWith({ 'assets/dir/a': 'a1', 'assets/elsewhere/a': 'a1' });
    const result = committed(disk, changes([replaced('assets/dir/a', 'a1', 'a2')]), at('armed', () => {
      disk.rename(`${project}/assets/dir`, `${project}/assets/aside`);
      disk.symlink('elsewhere', `${project}/assets/dir`);
    }));
    expect(result).toMatchObject({ status: 'rolled_back', error: { code: 'stale_preview' } });
    expect(disk.readText(`${project}/assets/elsewhere/a`)).toBe('a1');
  });
});
