import { describe, expect, it } from 'vitest';
import { tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openTiny } from '../../support/open-tiny.ts';

const file = `${tinyPlace}/assets/data/levels/one.bin`;
const settings = `${tinyPlace}/assets/.prometeu/project.json`;

describe('the refresh policy', () => {
  it('is written, and holds from then on', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    expect(await tiny.ask('updateProjectSettings', { refresh: 'manual' })).toMatchObject({ refresh: 'manual', state: 'fresh' });
    expect(JSON.parse(disk.readText(settings))).toEqual({ schema_version: 1, refresh: 'manual' });
    disk.writeFile(file, 'edited');
    expect((await tiny.ask('getDivergence', { look: true })).state).toBe('stale');
  });

  it('that becomes automatic takes over at once what waits', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    await tiny.ask('updateProjectSettings', { refresh: 'manual' });
    disk.writeFile(file, 'edited');
    await tiny.ask('getDivergence', { look: true });
    expect((await tiny.ask('updateProjectSettings', { refresh: 'automatic' })).state).toBe('fresh');
    expect(tiny.heard('snapshot.published').at(-1)?.changed).toEqual([3]);
  });

  it('that holds already writes nothing', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    await tiny.ask('updateProjectSettings', { refresh: 'manual' });
    const before = disk.stat(settings);
    await tiny.ask('updateProjectSettings', { refresh: 'manual' });
    expect(disk.stat(settings)).toEqual(before);
  });

  it.each([
    ['that nobody can read is left to its author', '{'],
    ['of a newer packer is left alone', '{"schema_version": 2}'],
  ])('in a file %s', async (_, text) => {
    const disk = tinyDisk();
    disk.writeFile(settings, text);
    const tiny = await openTiny(disk);
    expect(await tiny.call('updateProjectSettings', { refresh: 'manual' })).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    expect(disk.readText(settings)).toBe(text);
  });
});
