import { describe, expect, it } from 'vitest';
import { openTiny } from '../../../support/open-tiny.ts';
import { dataBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const level = { ...dataBank, declaration: { inputs: { files: ['one.bin'] } }, files: { 'one.bin': '12345678' } };

describe('the summary', () => {
  it('is made once for all its pages', async () => {
    const disk = tinyDisk({ assets: [level, tileBank] });
    const tiny = await openTiny(disk);
    await tiny.pack();
    const first = await tiny.ask('summarizePackWorkspace', { limit: 1 });
    const opened: string[] = [];
    const open = disk.openRead.bind(disk);
    disk.openRead = (path) => {
      opened.push(path);
      return open(path);
    };
    const second = await tiny.ask('summarizePackWorkspace', { offset: 1, limit: 1 });
    expect([...first.assets, ...second.assets].map(({ asset_id: id }) => id)).toEqual([1, 2]);
    expect(opened).toEqual([]);
  });

  it('follows no link to payloads', async () => {
    const disk = tinyDisk({ assets: [level] });
    const tiny = await openTiny(disk);
    await tiny.pack();
    const payloads = `${tinyPlace}/assets/.prometeu/cache/payloads`;
    disk.rename(payloads, '/elsewhere');
    disk.symlink('/elsewhere', payloads);
    const open = disk.openRead.bind(disk);
    disk.openRead = (path) => {
      expect(path).not.toContain('.payloads');
      return open(path);
    };
    expect((await tiny.ask('summarizePackWorkspace')).assets).toMatchObject([{ delta: 'unchanged' }]);
  });

  it('is another after a refresh, a pack, and another program\u2019s pack', async () => {
    const disk = tinyDisk({ assets: [level] });
    const tiny = await openTiny(disk);
    const deltas = async (): Promise<unknown> => (await tiny.ask('summarizePackWorkspace')).assets.map(({ delta }) => delta);
    expect(await deltas()).toEqual(['added']);
    await tiny.pack();
    expect(await deltas()).toEqual(['unchanged']);
    disk.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, '123456789');
    await tiny.ask('refresh');
    expect(await deltas()).toEqual(['changed']);
    const other = await openTiny(disk);
    await other.pack();
    expect(await deltas()).toEqual(['unchanged']);
  });

  it('names the root an asset had in the last pack, where it is another', async () => {
    const tiny = await openTiny(tinyDisk({ assets: [level] }));
    await tiny.pack();
    const preview = await tiny.ask('previewChange', { changes: [{ kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'data/stages' }] });
    await tiny.ask('applyChange', { preview });
    const summary = await tiny.ask('summarizePackWorkspace');
    expect(summary.assets).toMatchObject([{ root: 'data/stages', moved_from: 'data/levels', delta: 'unchanged' }]);
    expect(summary.totals.moved).toBe(1);
    await tiny.pack();
    const report = await tiny.ask('getPackReport');
    expect(report.assets).toMatchObject([{ root: 'data/stages', moved_from: 'data/levels', delta: 'unchanged' }]);
    expect(report.changes).toMatchObject({ moved: 1, unchanged: 1 });
  });
});
