import { describe, expect, it } from 'vitest';
import { openTiny } from '../../../support/open-tiny.ts';
import { dataBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const level = { ...dataBank, declaration: { inputs: { files: ['one.bin'] } }, files: { 'one.bin': '12345678' } };

async function packedTwice(change: (disk: ReturnType<typeof tinyDisk>) => void) {
  const disk = tinyDisk({ assets: [level, tileBank] });
  const tiny = await openTiny(disk);
  await tiny.pack();
  change(disk);
  await tiny.pack();
  return { disk, tiny, report: await tiny.ask('getPackReport') };
}

describe('the assets of a report', () => {
  it('say what of each is another than in the pack before, as diffArchives does', async () => {
    const { report } = await packedTwice((disk) => {
      disk.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, '123456789');
      const declaration = `${tinyPlace}/assets/tiles/ground/asset.json`;
      disk.writeFile(declaration, disk.readText(declaration).replace('ground', 'soil'));
    });
    expect(report.assets).toMatchObject([
      { asset_id: 1, delta: 'changed', changed: ['payload', 'metadata'] },
      { asset_id: 2, asset_name: 'soil', delta: 'changed', changed: ['name'] },
    ]);
  });

  it('have no word about what is the same', async () => {
    const { report } = await packedTwice(() => undefined);
    expect(report.assets.map(({ delta, changed, moved_from: from }) => [delta, changed, from])).toEqual([['unchanged', undefined, undefined], ['unchanged', undefined, undefined]]);
  });

  it('come in any order that is asked for, again and again', async () => {
    const { tiny } = await packedTwice(() => undefined);
    const ids = async (descending: boolean): Promise<unknown> => (await tiny.ask('getPackReport', { sort: { by: 'asset_name', descending } })).assets.map(({ asset_id: id }) => id);
    expect([await ids(false), await ids(true), await ids(false)]).toEqual([[2, 1], [1, 2], [2, 1]]);
  });
});

it('every byte of the archive is part of something: the parts sum up to the file, the assets to their bank', async () => {
  const { disk, report } = await packedTwice(() => undefined);
  const sum = (list: readonly { readonly bytes: number }[]): number => list.reduce((all, { bytes }) => all + bytes, 0);
  expect(sum(report.treemap)).toBe(disk.readFile(`${tinyPlace}/build/assets.pa`).length);
  for (const { kind, assets = [], others, bytes } of report.treemap) if (kind === 'bank') expect(sum(assets) + (others?.bytes ?? 0)).toBe(bytes);
});

it('names every file that the pack made, with its size', async () => {
  const { disk, report } = await packedTwice(() => undefined);
  expect(report.artifacts?.map(({ file, size }) => [file, size])).toEqual(
    ['assets.pa', 'asset_table.json', 'preload.json', 'asset_table_metadata.json'].map((name) => [`build/${name}`, disk.readFile(`${tinyPlace}/build/${name}`).length]),
  );
});
