import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import { Lane } from '../../../src/packer/commit/lane.ts';
import type { Change } from '../../../src/packer/commit/lane.ts';
import { recover } from '../../../src/packer/commit/recovery.ts';
import { changes, created, diesAt, diskWith, interrupted, mediumOn, project, recovered, replaced } from './scenario.ts';

function laneOn(disk = diskWith({ 'assets/a': 'a1' })) {
  return { disk, lane: new Lane(mediumOn(disk), recovered(disk)) };
}

const set = changes([replaced('assets/a', 'a1', 'a2')]);

/** A lane on a disk that fails the first counted call, or from it on. */
function failingLane(operation: string, lasting: boolean) {
  const disk = diskWith({ 'assets/a': 'a1' });
  let armed = false;
  const faulty = new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'EIO', lasting }, { counts: (call) => armed && call.operation === operation });
  const lane = new Lane(mediumOn(faulty), recovered(disk));
  const arm = ({ after }: { after: string }, at: string) => {
    armed ||= after === at;
  };
  return { disk, lane, arm };
}

describe('a lane', () => {
  it('commits in its callback and gives back what that returns', async () => {
    const { disk, lane } = laneOn();
    expect(await lane.run((change) => change.commit(set).status)).toEqual({ ok: true, value: 'committed' });
    expect(disk.readText(`${project}/assets/a`)).toBe('a2');
  });

  it('runs one callback at a time, in the order they came', async () => {
    const { lane } = laneOn();
    const seen: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const first = lane.run(async () => {
      seen.push('first in');
      await gate.promise;
      seen.push('first out');
    });
    const second = lane.run(() => seen.push('second'));
    await Promise.resolve();
    await Promise.resolve();
    expect(lane.status).toEqual({ running: true, waiting: 1 });
    gate.resolve(undefined);
    await Promise.all([first, second]);
    expect(seen).toEqual(['first in', 'first out', 'second']);
    expect(lane.status).toEqual({ running: false, waiting: 0 });
  });

  it('throws BUG: for a commit outside the callback', async () => {
    const { disk, lane } = laneOn();
    let kept: Change | undefined;
    await lane.run((change) => {
      kept = change;
    });
    expect(() => kept?.commit(set)).toThrow('BUG:');
    expect(disk.readText(`${project}/assets/a`)).toBe('a1');
  });

  it('goes on after a callback that threw', async () => {
    const { lane } = laneOn();
    await expect(lane.run(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await lane.run(() => 'next')).toEqual({ ok: true, value: 'next' });
  });

  it('stays open after a refusal and after a rollback', async () => {
    const { lane } = laneOn();
    await lane.run((change) => change.commit(changes([created('assets/a', 'x')])));
    expect(lane.status.closed).toBeUndefined();
  });

  it('C4: closes when the way back failed, for those who wait too, until it is reopened', async () => {
    const { disk, lane, arm } = failingLane('rename', true);
    const failed = lane.run((change) => change.commit(set, (moment) => {
      arm(moment, 'armed');
    }));
    const waiting = lane.run(() => 'never');
    expect(await failed).toMatchObject({ ok: true, value: { status: 'rollback_failed' } });
    expect(await waiting).toMatchObject({ ok: false, error: { reason: 'rollback_failed', error: { code: 'rollback_failed', cause: 'EIO' } } });
    expect(lane.status.closed?.reason).toBe('rollback_failed');
    lane.reopen(recover(mediumOn(disk)));
    expect(await lane.run(() => 'again')).toEqual({ ok: true, value: 'again' });
    expect(disk.readText(`${project}/assets/a`)).toBe('a1');
  });

  it('C3: closes when durability is unknown, also for a second commit of the same callback', async () => {
    const { disk, lane, arm } = failingLane('flushDirectory', false);
    const second = await lane.run((change) => {
      change.commit(set, (moment) => {
        arm(moment, 'committed');
      });
      return change.commit(changes([created('assets/b', 'b')]));
    });
    expect(second).toMatchObject({ ok: true, value: { status: 'refused', error: { code: 'durability_unknown' } } });
    expect(lane.status.closed?.reason).toBe('durability_unknown');
    expect(disk.readText(`${project}/assets/a`)).toBe('a2');
  });

  it('closes when a bug broke a commit off, and tells the bug to its caller', async () => {
    const { lane } = laneOn();
    await expect(lane.run((change) => change.commit(set, diesAt('moved')))).rejects.toThrow('dead');
    expect(lane.status.closed?.reason).toBe('bug');
  });

  it('opens closed for a project that recovery could not put right', async () => {
    const disk = diskWith({ 'assets/a': 'a1' });
    interrupted(disk, set, diesAt('replaced'));
    disk.writeFile(`${project}/assets/a`, 'mine');
    const { lane } = laneOn(disk);
    expect(await lane.run(() => 'never')).toMatchObject({ ok: false, error: { reason: 'commit_unresolved', error: { code: 'commit_unresolved' } } });
  });
});
