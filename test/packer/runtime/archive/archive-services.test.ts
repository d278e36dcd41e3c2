import { describe, expect, it } from 'vitest';
import { operations } from '../../../../src/contract/operations.ts';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import type { FileSystem } from '../../../../src/io/file-system.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { archiveServices } from '../../../../src/packer/runtime/archive/archive-services.ts';
import { buildNames, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

const project = { project_id: 'open' } as const;
const pa = `${tinyPlace}/build/assets.pa`;

async function packedDisk(): Promise<MemoryFileSystem> {
  const disk = tinyDisk();
  await (await openTiny(disk)).pack();
  return disk;
}

function servicesOn(fs: FileSystem) {
  return archiveServices(fs, (id) => (id === 'open' ? tinyPlace : undefined));
}

describe('inspectArchive', () => {
  it('says what is in a project’s build, or in any archive', async () => {
    const services = servicesOn(await packedDisk());
    const own = await services.inspectArchive({ archive: project });
    const lone = await services.inspectArchive({ archive: { file: pa } });
    expect(own.ok && operations.inspectArchive.response.parse(own.value)).toMatchObject({
      file: 'build/assets.pa',
      banks: [{ bank_type: 'DATA', assets: 1, bytes: 25 }, { bank_type: 'SOUNDS', assets: 1 }, { bank_type: 'TILES', assets: 1 }],
      entries: [{ asset_id: 1, asset_name: 'ground', slot: 0 }, { asset_id: 2 }, { asset_id: 3 }],
    });
    expect(lone).toEqual(own.ok && { ok: true, value: { ...own.value, file: pa } });
  });

  it.each([
    ['a project that is not open', { project_id: 'closed' }, 'not_found'],
    ['a file that is not there', { file: '/nowhere.pa' }, 'archive_missing'],
    ['a directory', { file: tinyPlace }, 'archive_missing'],
    ['a link', { file: '/link.pa' }, 'path_is_link'],
    ['a file that is no archive', { file: `${tinyPlace}/README` }, 'archive_invalid'],
  ])('of %s answers so', async (_, archive, code) => {
    const disk = await packedDisk();
    disk.symlink(pa, '/link.pa');
    expect(await servicesOn(disk).inspectArchive({ archive })).toMatchObject({ ok: false, error: { code } });
    expect(disk.openFiles()).toEqual([]);
  });

  it('of a project that was never packed says what to do', async () => {
    expect(await servicesOn(tinyDisk()).inspectArchive({ archive: project })).toMatchObject({ ok: false, error: { code: 'archive_missing', message: 'There is no archive build/assets.pa.' } });
  });
});

describe('verifyArchive', () => {
  it('of what was just packed finds nothing', async () => {
    const answer = await servicesOn(await packedDisk()).verifyArchive({ archive: project });
    expect(answer.ok && operations.verifyArchive.response.parse(answer.value)).toMatchObject({ ok: true, assets: 3, faults: [], companions: ['asset_table.json', 'preload.json', 'asset_table_metadata.json'] });
  });

  it.each(buildNames)('finds any byte of %s flipped, and says where', async (name) => {
    const disk = await packedDisk();
    const whole = disk.readFile(`${tinyPlace}/build/${name}`);
    for (let at = 0; at < whole.length; at += 29) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x04;
      disk.writeFile(`${tinyPlace}/build/${name}`, damaged);
      const answer = await servicesOn(disk).verifyArchive({ archive: project });
      expect(answer.ok && answer.value.ok, `byte ${at}`).toBe(false);
      expect(answer.ok && answer.value.faults.some(({ file }) => file === name), `byte ${at}`).toBe(true);
    }
    expect(disk.openFiles()).toEqual([]);
  });

  it.each(buildNames.slice(1))('finds %s missing', async (name) => {
    const disk = await packedDisk();
    disk.removeFile(`${tinyPlace}/build/${name}`);
    expect(await servicesOn(disk).verifyArchive({ archive: project })).toMatchObject({ ok: true, value: { ok: false, faults: [{ code: 'companion_missing', file: name }] } });
  });

  it('of a lone archive asks for no companions', async () => {
    const disk = await packedDisk();
    disk.removeFile(`${tinyPlace}/build/preload.json`);
    expect(await servicesOn(disk).verifyArchive({ archive: { file: pa } })).toMatchObject({ ok: true, value: { ok: true, companions: [] } });
  });

  it('refuses a link in the place of a companion', async () => {
    const disk = await packedDisk();
    disk.removeFile(`${tinyPlace}/build/preload.json`);
    disk.symlink('asset_table.json', `${tinyPlace}/build/preload.json`);
    expect(await servicesOn(disk).verifyArchive({ archive: project })).toMatchObject({ ok: false, error: { code: 'path_is_link' } });
    expect(disk.openFiles()).toEqual([]);
  });

  it('waits out a promotion of another process before it says that something is wrong', async () => {
    const disk = await packedDisk();
    const record = `${tinyPlace}/build/.staging/Abcdefghij0123456789/record.json`;
    const old = disk.readFile(pa);
    disk.writeFile(record, '{}');
    disk.writeFile(pa, 'half promoted');
    setImmediate(() => {
      disk.writeFile(pa, old);
      disk.removeFile(record);
    });
    expect(await servicesOn(disk).verifyArchive({ archive: project })).toMatchObject({ ok: true, value: { ok: true } });
  });
});

describe('extractEntry', () => {
  it('writes the bytes of one entry, by id or by name, to a new file', async () => {
    const disk = await packedDisk();
    const services = servicesOn(disk);
    const byId = await services.extractEntry({ archive: project, entry: { asset_id: 3 }, output: '/tmp/by-id' });
    expect(byId.ok && operations.extractEntry.response.parse(byId.value)).toMatchObject({ asset_id: 3, asset_name: 'levels', output: '/tmp/by-id', size: 25 });
    await services.extractEntry({ archive: { file: pa }, entry: { asset_name: 'levels' }, output: '/tmp/by-name' });
    expect(disk.readText('/tmp/by-id')).toBe('first level\0second level!');
    expect(disk.readText('/tmp/by-name')).toBe(disk.readText('/tmp/by-id'));
  });

  it('never replaces a file', async () => {
    const disk = await packedDisk();
    disk.writeFile('/tmp/precious', 'precious');
    const answer = await servicesOn(disk).extractEntry({ archive: project, entry: { asset_id: 3 }, output: '/tmp/precious' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'output_exists' } });
    expect(disk.readText('/tmp/precious')).toBe('precious');
  });

  it.each([{ asset_id: 99 }, { asset_name: 'nobody' }])('of an entry that is not there answers so: %j', async (entry) => {
    expect(await servicesOn(await packedDisk()).extractEntry({ archive: project, entry, output: '/tmp/x' })).toMatchObject({ ok: false, error: { code: 'entry_not_found' } });
  });

  it('leaves no half file when the disk is full', async () => {
    const disk = await packedDisk();
    const fs = new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'ENOSPC' }, { counts: ({ operation }) => operation === 'write' });
    expect(await servicesOn(fs).extractEntry({ archive: project, entry: { asset_id: 3 }, output: '/tmp/half' })).toMatchObject({ ok: false, error: { code: 'no_space' } });
    expect(disk.stat('/tmp/half')).toBeUndefined();
    expect(disk.openFiles()).toEqual([]);
  });
});

describe('diffArchives', () => {
  it('says what came, went and changed between two archives', async () => {
    const disk = await packedDisk();
    disk.writeFile('/tmp/before.pa', disk.readFile(pa));
    disk.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, 'changed');
    await (await openTiny(disk)).pack();
    const answer = await servicesOn(disk).diffArchives({ before: { file: '/tmp/before.pa' }, after: project });
    expect(answer.ok && operations.diffArchives.response.parse(answer.value)).toMatchObject({ identical: false, added: [], removed: [], unchanged: 2, changed: [{ asset_id: 3, fields: ['payload', 'metadata'] }] });
    expect(await servicesOn(disk).diffArchives({ before: project, after: project })).toMatchObject({ ok: true, value: { identical: true, unchanged: 3 } });
    expect(disk.openFiles()).toEqual([]);
  });
});
