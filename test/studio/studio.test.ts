import { describe, expect, it } from 'vitest';
import { err, ok } from '../../src/base/result.ts';
import { packerError } from '../../src/contract/errors.ts';
import type { RequestOf } from '../../src/contract/operations.ts';
import type { ProjectOperationName } from '../../src/packer/runtime/services.ts';
import { Container } from '../../src/studio/container.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import type { OpenRuntime } from '../../src/packer/runtime/packer-runtime.ts';
import { fakeFreeServices, fakeOpenRuntime, fakeProjectServices, sampleEnvelope, type FakeServices } from '../support/fake-services.ts';
import { sampleAssets, samplePreview, sampleStatus, sampleVerification } from '../support/sample-responses.ts';
import { studioParts } from '../support/studio-parts.ts';
import { buildOf, tinyPlace } from '../support/tiny-project.ts';
import { tinyStudio } from '../support/tiny-studio.ts';

const project_id = sampleStatus.project_id;

function studioWith(services: FakeServices = {}, openRuntime = fakeOpenRuntime(services)): Studio {
  return Container.boot(studioParts({ openRuntime, freeServices: () => fakeFreeServices(services) })).studio;
}

async function opened(services: FakeServices = {}): Promise<Studio> {
  const studio = studioWith(services);
  await studio.call('openProject', { directory: '/games/starfall' });
  return studio;
}

describe('Studio', () => {
  it('answers openProject with the status of the project', async () => {
    expect(await studioWith().call('openProject', { directory: '/games/starfall' })).toEqual(ok(sampleStatus));
  });

  it('hands on why a project could not be opened', async () => {
    const missing = err(packerError('project_not_found', 'There is no project.', 'Make one.'));
    const studio = studioWith({}, () => Promise.resolve(missing));
    expect(await studio.call('openProject', { directory: '/nowhere' })).toEqual(missing);
  });

  it('gives a request to the runtime of its project, with the defaults filled in', async () => {
    const requests: unknown[] = [];
    const studio = await opened({
      listAssets: (request) => {
        requests.push(request);
        return Promise.resolve(ok(sampleAssets));
      },
    });
    expect(await studio.call('listAssets', { project_id })).toEqual(ok(sampleAssets));
    expect(requests).toEqual([{ project_id, offset: 0, limit: 1000 }]);
  });

  const projectRequests: { [N in ProjectOperationName]: RequestOf<N> } = {
    getProjectStatus: { project_id },
    listAssets: { project_id },
    getAssetDetails: { project_id, asset: { asset_id: 1 } },
    summarizeAssets: { project_id, asset_ids: [1, 2] },
    listUnregistered: { project_id },
    runDoctor: { project_id },
    previewChange: { project_id, changes: [{ kind: 'unregister_asset', asset_id: 1 }] },
    applyChange: { project_id, preview: samplePreview },
    previewUndo: { project_id },
    undoChange: { project_id, preview: samplePreview },
    listHistory: { project_id },
    getDivergence: { project_id },
    refresh: { project_id },
    updateProjectSettings: { project_id, refresh: 'manual' },
    previewReconcile: { project_id, decisions: [{ item: 'root_missing:1', choice: 'unregister' }] },
    applyReconcile: { project_id, preview: { ...samplePreview, decisions: [{ item: 'root_missing:1', choice: 'unregister' }] } },
    summarizePackWorkspace: { project_id },
    validatePackWorkspace: { project_id },
    packWorkspace: { project_id },
    cancelPack: { project_id },
    verifyDeterminism: { project_id },
    getProjectSettings: { project_id },
    listTree: { project_id },
    listArtifacts: { project_id, asset: { asset_id: 1 } },
    listDiagnostics: { project_id },
    getFixes: { project_id, diagnostic: { code: 'x', severity: 'error', message: 'x', remedy: 'x', place: { file: 'x', field: '/x' } } },
    getPreview: { project_id, asset: { asset_id: 1 } },
    getPreviewPart: { project_id, asset: { asset_id: 1 }, key: '0'.repeat(64), part: 'indices' },
    getThumbnails: { project_id, asset_ids: [1] },
    getLastPack: { project_id },
    getPackReport: { project_id },
    savePackReport: { project_id, format: 'json' },
  };

  it.each(Object.entries(projectRequests))('%s reaches an open project and no closed one', async (name, request) => {
    const answers = Object.keys(projectRequests).map((each) => [each, () => Promise.resolve(ok(`answer of ${each}`))]);
    const services = { ...Object.fromEntries(answers), getProjectStatus: () => Promise.resolve(ok(sampleStatus)) } as FakeServices;
    const studio = await opened(services);
    const operation = name as ProjectOperationName;
    const expected = name === 'getProjectStatus' ? sampleStatus : `answer of ${name}`;
    expect(await studio.call(operation, request)).toEqual(ok(expected));
    await studio.call('closeProject', { project_id });
    expect(await studio.call(operation, request)).toMatchObject({ ok: false, error: { code: 'project_closed' } });
  });

  it('answers an operation on an archive without any project', async () => {
    const verified = await studioWith().call('verifyArchive', { archive: { file: '/a/assets.pa' } });
    expect(verified).toEqual(ok(sampleVerification));
  });

  it('refuses a request that does not fit before anybody sees it', async () => {
    let asked = false;
    const studio = studioWith({
      verifyArchive: () => {
        asked = true;
        return Promise.resolve(ok(sampleVerification));
      },
    });
    const request = { archive: { file: '' } };
    expect(await studio.call('verifyArchive', request)).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    expect(asked).toBe(false);
  });

  it('awaits its projects when it is disposed, and the bus hears their end', async () => {
    const studio = await opened();
    const heard: string[] = [];
    const subscription = studio.bus.any((event) => heard.push(event.type));
    await studio.dispose();
    subscription.dispose();
    expect(heard).toEqual(['project.closed']);
  });

  it('answers project_closed after it was disposed', async () => {
    const studio = await opened();
    await studio.dispose();
    expect(await studio.call('getProjectStatus', { project_id })).toMatchObject({ error: { code: 'project_closed' } });
    expect(await studio.call('closeProject', { project_id })).toMatchObject({ error: { code: 'project_closed' } });
    expect(await studio.call('openProject', { directory: '/games/starfall' })).toMatchObject({
      error: { code: 'project_closed' },
    });
  });

  it('is ended in reverse order: the projects, last opened first, then the bus', async () => {
    const order: string[] = [];
    let count = 0;
    const openRuntime: OpenRuntime = ({ directory, bus }) => {
      const projectId = `p${String(++count)}`;
      const close = (): Promise<void> => {
        bus.publish({ ...sampleEnvelope, project_id: projectId, sequence: 2, type: 'project.closed' });
        return Promise.resolve();
      };
      return Promise.resolve(ok({ projectId, sessionId: directory, services: fakeProjectServices(), close }));
    };
    const studio = studioWith({}, openRuntime);
    studio.bus.on('project.closed', ({ project_id: closed }) => order.push(closed));
    const [one, other] = [studio.connect(), studio.connect()];
    await one.open('/one');
    await other.open('/two');
    await studio.dispose();
    expect(order).toEqual(['p2', 'p1']);
    expect(() => studio.bus.any(() => undefined)).toThrow('BUG:');
  });

  it('takes every step of its end even when a project fails to close, once however often it is asked', async () => {
    const disk = new MemoryFileSystem();
    disk.makeDirectory('/tmp');
    let closings = 0;
    const openRuntime: OpenRuntime = () => {
      const close = (): Promise<void> => {
        closings += 1;
        return Promise.reject(new Error('stuck'));
      };
      return Promise.resolve(ok({ projectId: project_id, sessionId: 's', services: fakeProjectServices(), close }));
    };
    const { studio } = Container.boot(studioParts({ fileSystem: disk, openRuntime, stagingParent: '/tmp' }));
    const window = studio.connect();
    await window.open('/one');
    await window.call('stageImport', { project_id, offset: 0, bytes: '' });
    await expect(studio.dispose()).rejects.toThrow('stuck');
    await expect(studio.dispose()).rejects.toThrow('stuck');
    expect(closings).toBe(1);
    expect(disk.list('/tmp')).toEqual([]);
    expect(() => studio.bus.any(() => undefined)).toThrow('BUG:');
  });

  it('cancels a pack as it ends, and build/ is as it was', async () => {
    const { studio, disk } = tinyStudio();
    const window = studio.connect();
    const status = await window.open(tinyPlace);
    const id = status.ok ? status.value.project_id : '';
    await window.call('packWorkspace', { project_id: id, workers: 0, cache: false });
    const before = buildOf(disk);
    disk.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, 'another level');
    const begun = Promise.withResolvers<void>();
    studio.bus.on('pack.phase', ({ phase }) => {
      if (phase === 'materialize') begun.resolve();
    });
    const packing = window.call('packWorkspace', { project_id: id, workers: 0, cache: false });
    await begun.promise;
    expect(studio.busyWith()).toMatchObject([{ project_id: id, doing: 'packing' }]);
    await studio.dispose();
    expect(await packing).toMatchObject({ value: { status: 'cancelled' } });
    expect(buildOf(disk)).toEqual(before);
  });

  it('awaits a change as it ends: it is made, whole', async () => {
    const { studio, disk } = tinyStudio();
    const window = studio.connect();
    const status = await window.open(tinyPlace);
    const id = status.ok ? status.value.project_id : '';
    const preview = await window.call('previewChange', { project_id: id, changes: [{ kind: 'set_included', asset_ids: [4], included_in_build: true }] });
    if (!preview.ok) throw new Error(preview.error.message);
    const begun = Promise.withResolvers<void>();
    studio.bus.on('change.started', () => {
      begun.resolve();
    });
    const applying = window.call('applyChange', { project_id: id, preview: preview.value });
    await begun.promise;
    await studio.dispose();
    expect(await applying).toMatchObject({ ok: true });
    expect(disk.readText(`${tinyPlace}/assets/.prometeu/index.json`)).not.toContain('"included_in_build": false');
  });
});
