import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { Container } from '../../src/studio/container.ts';
import { fakeOpenRuntime, type FakeServices } from '../support/fake-services.ts';
import { samplePack, sampleStatus } from '../support/sample-responses.ts';
import { studioParts } from '../support/studio-parts.ts';
import { tinyPlace } from '../support/tiny-project.ts';
import { tinyStudio } from '../support/tiny-studio.ts';

const { project_id } = sampleStatus;

function studioOf(services: FakeServices = {}) {
  const { studio } = Container.boot(studioParts({ openRuntime: fakeOpenRuntime(services) }));
  const heard: string[] = [];
  studio.bus.any((event) => heard.push(event.type));
  return { studio, heard };
}

describe('StudioConnection', () => {
  it('closes a project under no other window', async () => {
    const { studio, heard } = studioOf();
    const [one, other] = [studio.connect(), studio.connect()];
    await one.open('/games/starfall');
    await other.open('/games/starfall');
    expect(await one.call('closeProject', { project_id })).toMatchObject({ ok: true });
    expect(await other.call('getProjectStatus', { project_id })).toMatchObject({ ok: true });
    expect(await one.call('getProjectStatus', { project_id })).toMatchObject({ error: { code: 'project_closed' } });
    expect(heard).not.toContain('project.closed');
    await other.dispose();
    expect(heard.filter((type) => type === 'project.closed')).toHaveLength(1);
  });

  it('holds again what it closed and opened again', async () => {
    const { studio } = studioOf();
    const window = studio.connect();
    await window.open('/games/starfall');
    await window.call('closeProject', { project_id });
    await window.call('openProject', { directory: '/games/starfall' });
    expect(await window.call('getProjectStatus', { project_id })).toMatchObject({ ok: true });
  });

  it('holds a project that it asks about, so that it stays open when the window that opened it goes', async () => {
    const { studio, heard } = studioOf();
    const [first, back] = [studio.connect(), studio.connect()];
    await first.open('/games/starfall');
    await back.call('getProjectStatus', { project_id });
    await first.dispose();
    expect(heard).not.toContain('project.closed');
    expect(await back.call('getProjectStatus', { project_id })).toMatchObject({ ok: true });
  });

  it('answers nothing about projects after it was disposed of, and holds none', async () => {
    const { studio } = studioOf();
    const [window, other] = [studio.connect(), studio.connect()];
    await other.open('/games/starfall');
    await window.dispose();
    expect(await window.call('getProjectStatus', { project_id })).toMatchObject({ error: { code: 'project_closed' } });
    expect(await window.open('/games/starfall')).toMatchObject({ error: { code: 'project_closed' } });
    expect(await other.call('getProjectStatus', { project_id })).toMatchObject({ ok: true });
  });

  it('opens one project once for several windows', async () => {
    const { studio, heard } = studioOf();
    await Promise.all([studio.connect().open('/games/starfall'), studio.connect().open('/games/starfall')]);
    expect(heard).toEqual(['project.opened']);
  });

  it('removes what it staged when it goes, and nothing of another window', async () => {
    const { studio, disk } = tinyStudio();
    const windows = [studio.connect(), studio.connect()];
    for (const window of windows) {
      const opened = await window.open(tinyPlace);
      await window.call('stageImport', { project_id: opened.ok ? opened.value.project_id : '', offset: 0, bytes: '' });
    }
    const stagedFiles = (): number => [...disk.tree('/tmp').keys()].filter((path) => /prometeu-staged-[^/]*\/[^/]*\/./u.test(path)).length;
    expect(stagedFiles()).toBe(2);
    await windows[0]?.dispose();
    expect(stagedFiles()).toBe(1);
    await studio.dispose();
    expect([...disk.tree('/tmp').keys()].filter((path) => path.includes('staged'))).toEqual([]);
  });

  it('opens nothing anew while somebody packs it', async () => {
    const gate = Promise.withResolvers<void>();
    const packWorkspace: FakeServices['packWorkspace'] = async () => {
      await gate.promise;
      return ok(samplePack);
    };
    const { studio } = studioOf({ packWorkspace });
    const [window, other] = [studio.connect(), studio.connect()];
    for (const one of [window, other]) await one.open('/games/starfall');
    const packing = other.call('packWorkspace', { project_id });
    await Promise.resolve();
    expect(await window.call('reopenProject', { project_id })).toMatchObject({ ok: false, error: { code: 'project_busy' } });
    gate.resolve();
    expect(await packing).toMatchObject({ ok: true });
    expect(await window.call('reopenProject', { project_id })).toMatchObject({ ok: true });
  });

  it('waits for a project that another opens anew, and holds it again', async () => {
    const { studio } = studioOf();
    const [window, other] = [studio.connect(), studio.connect()];
    for (const one of [window, other]) await one.open('/games/starfall');
    const reopening = window.call('reopenProject', { project_id });
    await Promise.resolve();
    expect(await other.call('getProjectStatus', { project_id })).toMatchObject({ ok: true });
    expect(await reopening).toMatchObject({ ok: true });
  });

  it('is busy with the pack that only it would end', async () => {
    const gate = Promise.withResolvers<void>();
    const packWorkspace: FakeServices['packWorkspace'] = async () => {
      await gate.promise;
      return ok(samplePack);
    };
    const { studio } = studioOf({ packWorkspace });
    const [window, other] = [studio.connect(), studio.connect()];
    await window.open('/games/starfall');
    const packing = window.call('packWorkspace', { project_id });
    await Promise.resolve();
    expect(window.busyAlone()).toEqual([{ project_id, directory: '/games/starfall', doing: 'packing' }]);
    await other.open('/games/starfall');
    expect([window.busyAlone(), other.busyAlone()]).toEqual([[], []]);
    expect(studio.busyWith()).toEqual([{ project_id, directory: '/games/starfall', doing: 'packing' }]);
    gate.resolve();
    await packing;
    expect(studio.busyWith()).toEqual([]);
  });
});
