import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { openTiny, type TinyRuntime } from '../../support/open-tiny.ts';
import { buildOf, dataBank, excludedBank, strangerBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';

const registry = `${tinyPlace}/assets/.prometeu/index.json`;
const level = `${tinyPlace}/assets/data/levels/one.bin`;

function disk(): MemoryFileSystem {
  return tinyDisk({ assets: [tileBank, dataBank, excludedBank, strangerBank] });
}

/** What the page shows of a project. */
async function shown(tiny: TinyRuntime): Promise<{ readonly assets: ResponseOf<'listAssets'>['assets']; readonly counts: ResponseOf<'getProjectStatus'>['counts'] }> {
  const { assets } = await tiny.ask('listAssets');
  const { counts } = await tiny.ask('getProjectStatus');
  return { assets, counts };
}

const unusable: [string, (fs: MemoryFileSystem) => void, string][] = [
  ['is full of merge markers', (fs) => fs.writeFile(registry, '<<<<<<< ours\n=======\n>>>>>>> theirs\n'), 'registry_conflict:index.json'],
  ['is no JSON', (fs) => fs.writeFile(registry, 'no registry'), 'registry_invalid:index.json'],
  ['is not there', (fs) => fs.removeFile(registry), 'registry_missing:index.json'],
];

describe.each(unusable)('while the registry of an open project %s', (_how, spoil, item) => {
  it('assets are read under the names it gave them last, and that is said', async () => {
    const fs = disk();
    const tiny = await openTiny(fs);
    const before = await shown(tiny);
    spoil(fs);
    await tiny.ask('refresh');
    const after = await shown(tiny);
    expect(after.assets).toEqual(before.assets);
    expect(after.counts).toEqual({ ...before.counts, unregistered: 0 });
    const { state, reasons, registry_unread: unread } = await tiny.ask('getProjectStatus');
    expect([state, reasons.at(-1), unread]).toEqual(['diverged', 'The assets are shown as the registry last named them.', undefined]);
    expect((await tiny.ask('getDivergence', {})).items.map(({ id }) => id)).toContain(item);
    expect(tiny.heard('snapshot.published')).toMatchObject([{ added: [], removed: [] }]);
  });

  it('nobody is said to be unregistered, nor to be what the registry has to say', async () => {
    const fs = disk();
    const tiny = await openTiny(fs);
    spoil(fs);
    await tiny.ask('refresh');
    expect((await tiny.ask('listUnregistered')).assets).toEqual([]);
    const { codes } = await tiny.ask('listDiagnostics', {});
    expect(codes.filter(({ code }) => code.startsWith('registry_'))).toHaveLength(1);
    expect(codes.map(({ code }) => code)).not.toContain('asset_root_unregistered');
  });

  it('contents go on being taken over', async () => {
    const fs = disk();
    const tiny = await openTiny(fs);
    spoil(fs);
    await tiny.ask('refresh');
    fs.writeFile(level, 'edited meanwhile');
    await tiny.ask('refresh');
    const { artifacts } = await tiny.ask('listArtifacts', { asset: { asset_id: 2 } });
    expect(artifacts.find(({ path }) => path === 'one.bin')).toMatchObject({ size: 'edited meanwhile'.length });
    expect(tiny.heard('snapshot.published').at(-1)).toMatchObject({ changed: [2] });
  });

  it('nothing is changed and nothing packed, and the disk keeps every byte', async () => {
    const fs = disk();
    const tiny = await openTiny(fs);
    await tiny.pack();
    spoil(fs);
    const build = buildOf(fs);
    const left = fs.stat(registry) && fs.readText(registry);
    expect(await tiny.call('previewChange', { changes: [{ kind: 'set_included', asset_ids: [2], included_in_build: false }] })).toMatchObject({ ok: false, error: { code: 'reconcile_required' } });
    expect(await tiny.call('validatePackWorkspace', {})).toMatchObject({ ok: true, value: { blocked: true } });
    expect((await tiny.pack()).status).toBe('blocked');
    expect(buildOf(fs)).toEqual(build);
    expect(fs.stat(registry) && fs.readText(registry)).toEqual(left);
  });

  it('restored, it is fresh and reads are of the disk alone', async () => {
    const fs = disk();
    const tiny = await openTiny(fs);
    await tiny.ask('refresh');
    const before = await shown(tiny);
    const text = fs.readText(registry);
    spoil(fs);
    await tiny.ask('refresh');
    const preview = await tiny.ask('previewReconcile', { decisions: [{ item, choice: 'restore_registry' }] });
    expect(await tiny.ask('applyReconcile', { preview })).toMatchObject({ state: 'fresh' });
    expect(fs.readText(registry)).toBe(text);
    expect(await shown(tiny)).toEqual(before);
    expect((await tiny.ask('getProjectStatus')).reasons).toEqual([]);
  });

  it('put right by hand, what it says then is what is read', async () => {
    const fs = disk();
    const tiny = await openTiny(fs);
    const text = fs.readText(registry);
    spoil(fs);
    await tiny.ask('refresh');
    fs.writeFile(registry, text.replace('"included_in_build": false', '"included_in_build": true'));
    expect(await tiny.ask('refresh')).toMatchObject({ state: 'fresh' });
    expect((await tiny.ask('getProjectStatus')).counts).toMatchObject({ included: 3, excluded: 0, unregistered: 1 });
  });

  it('opened anew, there is no last name to read anything under', async () => {
    const fs = disk();
    spoil(fs);
    expect((await shown(await openTiny(fs))).assets).toEqual([]);
  });
});

it('a registry that the disk refuses to give fails the project, and assets are read under their last names all the same', async () => {
  let failing = false;
  const fs: FileSystem = new FaultFileSystem(disk(), { at: 1, kind: 'error', code: 'EIO', lasting: true }, { counts: ({ path, operation }) => failing && operation === 'openRead' && path === registry });
  const tiny = await openTiny(fs);
  const before = await shown(tiny);
  failing = true;
  await tiny.ask('refresh');
  expect((await tiny.ask('getProjectStatus')).state).toBe('failed');
  expect((await shown(tiny)).assets).toEqual(before.assets);

  failing = false;
  await tiny.ask('refresh');
  const refused = { ok: false, error: { code: 'project_failed' } };
  expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject(refused);
  expect(await tiny.call('verifyDeterminism')).toMatchObject(refused);
});

it('of a registry that a newer Studio wrote the project is read-only, under the names of before', async () => {
  const fs = disk();
  const tiny = await openTiny(fs);
  const before = await shown(tiny);
  fs.writeFile(registry, '{"schema_version": 2, "next_asset_id": 1, "assets": []}');
  await tiny.ask('refresh');
  expect((await tiny.ask('getProjectStatus')).access).toMatchObject({ mode: 'read_only' });
  expect((await shown(tiny)).assets).toEqual(before.assets);
});
