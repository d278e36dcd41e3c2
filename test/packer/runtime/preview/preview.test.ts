import { describe, expect, it, onTestFinished } from 'vitest';
import type { PreviewBank } from '../../../../src/contract/operations/preview.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { encodePng } from '../../../support/png.ts';
import { dataBank, grayTile, soundBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny, type TinyRuntime } from '../../../support/open-tiny.ts';
import type { FileSystem } from '../../../../src/io/file-system.ts';

type BankOf<K extends PreviewBank['kind']> = Extract<PreviewBank, { kind: K }>;

async function open(fileSystem: FileSystem = tinyDisk()): Promise<TinyRuntime> {
  const tiny = await openTiny(fileSystem);
  onTestFinished(() => tiny.runtime.close());
  return tiny;
}

async function previewed<K extends PreviewBank['kind']>(tiny: TinyRuntime, id: number, kind: K) {
  const preview = await tiny.ask('getPreview', { asset: { asset_id: id } });
  if (preview.bank?.kind !== kind) throw new Error(`there is no ${kind}`);
  return { ...preview, bank: preview.bank as BankOf<K> };
}

async function partOf(tiny: TinyRuntime, id: number, part: string, key: string): Promise<Buffer> {
  const { bytes } = await tiny.ask('getPreviewPart', { asset: { asset_id: id }, key, part });
  return Buffer.from(bytes, 'base64');
}

const tiles = `${tinyPlace}/assets/tiles/ground`;
/** 8 by 8, gray, with 16 grays that are 16 colours in RGB565. */
const tooMany = encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 8, samples: Array.from({ length: 64 }, (_, at) => (at % 16) * 16) });

describe('a tile bank', () => {
  it('is the hardware\u2019s view of the packed bytes', async () => {
    const tiny = await open();
    const { from, packed_size: size, bank, key, unplaced } = await previewed(tiny, 1, 'tile-bank');
    expect([from, size, unplaced.map(({ code }) => code)]).toEqual(['packed', 128 * 8 / 2 + 32, ['artifact_unselected']]);
    // 40 and 200 in RGB565: r5 g6 b5 of round(v·31/255), round(v·63/255).
    expect(bank.palettes).toEqual([
      { colours: [0, (5 << 11) | (10 << 5) | 5, (24 << 11) | (49 << 5) | 24, ...new Array<number>(13).fill(0)], used: [false, true, true, ...new Array<boolean>(13).fill(false)] },
    ]);
    expect(bank).toMatchObject({ width: 128, height: 8, columns: 16, used: 2, capacity: 256, tile_palettes: [0, 0], tiles: [{ input: 'a.png', x: 0, y: 0 }, { input: 'b.png', x: 0, y: 0 }] });
    const indices = await partOf(tiny, 1, 'indices', key);
    expect([indices.length, indices[0], indices[8], indices[16]]).toEqual([1024, 1, 2, 0]);
  });

  it('that cannot be packed shows its inputs, with what is wrong on tile and pixel', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${tiles}/b.png`, tooMany);
    const tiny = await open(disk);
    const { from, packed_size: size, bank, marks, key } = await previewed(tiny, 1, 'tile-bank');
    expect([from, size, bank.indices]).toEqual(['inputs', undefined, undefined]);
    expect(marks).toMatchObject([{ diagnostic: { code: 'tile_too_many_colours' }, tile: 1, x: 8, y: 0, width: 8, height: 8, pixel: { x: 8 + 7, y: 1 } }]);
    const source = await partOf(tiny, 1, 'source', key);
    expect([source.length, [...source.subarray(0, 4)], [...source.subarray(9 * 4, 10 * 4)]]).toEqual([128 * 8 * 4, [40, 40, 40, 255], [16, 16, 16, 255]]);
  });

  it('leaves a damaged picture out and says why', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${tiles}/b.png`, 'no picture');
    const { bank, unplaced } = await previewed(await open(disk), 1, 'tile-bank');
    expect(bank.tiles.map(({ input }) => input)).toEqual(['a.png']);
    expect(unplaced.map(({ code }) => code)).toContain('png_damaged');
  });

  it('of nothing but damage is no bank, and its problems', async () => {
    const disk = tinyDisk({ assets: [{ ...tileBank, files: { 'a.png': 'no picture' } }] });
    const preview = await (await open(disk)).ask('getPreview', { asset: { asset_id: 1 } });
    expect(preview).toMatchObject({ from: 'inputs', marks: [], unplaced: [{ code: 'png_damaged' }] });
    expect(preview.bank).toBeUndefined();
  });
});

const clipsDeclaration = {
  family: 'sound_bank',
  inputs: { clips: ['bad.wav', 'click.wav'] },
  output: { format: 'SOUNDS/pcm16_v1', codec: 'NONE', sample_rate: 22050 },
};

describe('a sound bank', () => {
  it('has its clips before and after, their peaks, and a WAV of what is packed', async () => {
    const tiny = await open();
    const { bank, key } = await previewed(tiny, 2, 'sound-bank');
    expect(bank).toMatchObject({
      total: 1,
      clips: [{ name: 'click', input: 'click.wav', source_rate: 22050, source_frames: 5, rate: 22050, frames: 5, size: 10, audio: 'clip-0' }],
    });
    expect([...new Int8Array(Buffer.from(bank.clips[0]?.peaks ?? '', 'base64'))]).toEqual([0, 0, 3, 4, -4, -3, 127, 127, -128, -128]);
    const wav = await partOf(tiny, 2, 'clip-0', key);
    expect([wav.toString('latin1', 0, 4), wav.readUInt32LE(24), wav.readInt16LE(44 + 2)]).toEqual(['RIFF', 22050, 1000]);
  });

  it('shows the clips that can be converted when another cannot', async () => {
    const disk = tinyDisk({ assets: [{ ...soundBank, declaration: clipsDeclaration, files: { ...soundBank.files, 'bad.wav': 'no sound' } }] });
    const { from, bank, unplaced } = await previewed(await open(disk), 1, 'sound-bank');
    expect([from, bank.clips.map(({ name }) => name), unplaced[0]?.code]).toEqual(['inputs', ['click'], 'wav_damaged']);
  });
});

describe('a data bank', () => {
  it('has its files and how they begin', async () => {
    const tiny = await open();
    const { bank, key } = await previewed(tiny, 3, 'data-bank');
    expect(bank.files).toEqual([
      { name: 'one.bin', input: 'one.bin', size: 11, text: true, head: 'file-0' },
      { name: 'two.bin', input: 'two.bin', size: 13, text: true, head: 'file-1' },
    ]);
    expect((await partOf(tiny, 3, 'file-1', key)).toString()).toBe('second level!');
  });

  it('goes by pages', async () => {
    const { bank } = await (await open()).ask('getPreview', { asset: { asset_id: 3 }, offset: 1, limit: 1 });
    expect(bank).toMatchObject({ total: 2, files: [{ name: 'two.bin', head: 'file-1' }] });
  });
});

it('is drawn from the cache without opening an input again', async () => {
  const recording = new RecordingFileSystem(tinyDisk({ assets: [tileBank] }));
  const tiny = await open(recording);
  await previewed(tiny, 1, 'tile-bank');
  recording.clear();
  await previewed(tiny, 1, 'tile-bank');
  const opened = recording.paths('openRead');
  expect(opened.filter((path) => path.endsWith('.png'))).toEqual([]);
  expect(opened.some((path) => path.includes('/cache/payloads/'))).toBe(true);
});

it('a part of a preview that is no longer so is stale', async () => {
  const disk = tinyDisk();
  const tiny = await open(disk);
  const { key } = await previewed(tiny, 1, 'tile-bank');
  disk.writeFile(`${tiles}/b.png`, grayTile(90));
  await tiny.ask('refresh');
  const answer = await tiny.call('getPreviewPart', { asset: { asset_id: 1 }, key, part: 'indices' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'stale_preview' } });
});

it('a part that the preview has not is not found', async () => {
  const tiny = await open();
  const { key } = await previewed(tiny, 1, 'tile-bank');
  expect(await tiny.call('getPreviewPart', { asset: { asset_id: 1 }, key, part: 'clip-0' })).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

it('writes nothing into a project that is read-only', async () => {
  const disk = tinyDisk();
  disk.setMode(`${tinyPlace}/assets`, 0o555);
  const tiny = await open(disk);
  expect((await tiny.ask('getProjectStatus')).access.mode).toBe('read_only');
  expect((await previewed(tiny, 1, 'tile-bank')).from).toBe('packed');
  expect((await tiny.ask('getThumbnails', { asset_ids: [1] })).thumbnails).toHaveLength(1);
  expect(disk.stat(`${tinyPlace}/assets/.prometeu/cache`)).toBeUndefined();
});

it('shows what can be read beside a file whose name is refused', async () => {
  const tiny = await open(tinyDisk({ assets: [{ root: 'data/mixed', declaration: { inputs: { files: ['*'] } }, files: { 'fine.txt': 'fine', 'nul.txt': 'no name on Windows' } }] }));
  const answer = await tiny.ask('getPreview', { asset: { asset_id: 1 } });
  expect(answer).toMatchObject({ from: 'inputs', bank: { kind: 'data-bank', files: [{ name: 'fine.txt' }] } });
  expect(answer.unplaced.map(({ severity }) => severity)).toContain('error');
});

describe('thumbnails', () => {
  it('are the packed sheet, small, named as the rows name them', async () => {
    const tiny = await open();
    const rows = (await tiny.ask('listAssets')).assets;
    const { thumbnails } = await tiny.ask('getThumbnails', { asset_ids: [1, 2, 3, 99] });
    expect(thumbnails.map(({ asset_id: id, picture, width, height }) => [id, picture, width, height])).toEqual([[1, rows[0]?.picture, 16, 8]]);
    // Every pixel of the two tiles that there are: eight of the first, then the second.
    const pixels = Buffer.from(thumbnails[0]?.pixels ?? '', 'base64');
    expect([[...pixels.subarray(0, 4)], [...pixels.subarray(32, 36)], pixels.length]).toEqual([[41, 40, 41, 255], [197, 198, 197, 255], 512]);
  });

  it('come from the disk the next time, and anew when that is damaged', async () => {
    const disk = tinyDisk({ assets: [tileBank] });
    const first = await (await open(disk)).ask('getThumbnails', { asset_ids: [1] });
    const place = `${tinyPlace}/assets/.prometeu/cache/thumbnails/${first.thumbnails[0]?.picture}`;
    expect(disk.stat(place)?.kind).toBe('file');
    disk.writeFile(place, disk.readText(place).replace('"width":16', '"width":15'));
    expect((await (await open(disk)).ask('getThumbnails', { asset_ids: [1] })).thumbnails).toEqual(first.thumbnails);
  });

  it('of what cannot be packed are left out', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${tiles}/b.png`, tooMany);
    expect((await (await open(disk)).ask('getThumbnails', { asset_ids: [1] })).thumbnails).toEqual([]);
  });
});

it('knows no asset that there is not', async () => {
  expect(await (await open(tinyDisk({ assets: [dataBank] }))).call('getPreview', { asset: { asset_id: 9 } })).toMatchObject({ ok: false, error: { code: 'not_found' } });
});
