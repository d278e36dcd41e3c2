import { describe, expect, it } from 'vitest';
import { previewSchema } from '../../../../src/contract/operations/changes.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { diskOf, Opened, valueOf } from '../../../support/change-project.ts';
import { encodePng } from '../../../support/png.ts';

const tiles = { root: 'tiles/a', declaration: { family: 'tile_bank', inputs: { tiles: ['*.png'] }, output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 8 } } } as const;

describe('previewChange', () => {
  it('stands on the disk as it is now, not on what was known', async () => {
    const disk = diskOf({ root: 'a' });
    const opened = await Opened.on(disk);
    disk.writeFile('/project/assets/a/asset.json', disk.readText('/project/assets/a/asset.json').replace('"a"', '"renamed by hand"'));
    const preview = valueOf(await opened.preview({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'b' }));
    expect([preview.title, preview.generation]).toEqual(['Rename "renamed by hand" to "b"', 2]);
  });

  it('is a value that fits its schema and survives being written down', async () => {
    const opened = await Opened.on(diskOf({ root: 'a' }));
    const preview = valueOf(await opened.preview({ kind: 'create_asset', root: 'b', family: 'sound_bank' }));
    expect(previewSchema.parse(JSON.parse(JSON.stringify(preview)))).toEqual(preview);
    expect(preview.session_id).toBe(opened.open.sessionId);
  });

  it('writes nothing', async () => {
    const recording = new RecordingFileSystem(diskOf({ root: 'a', files: { x: 'x' } }));
    const opened = await Opened.on(recording);
    valueOf(await opened.preview({ kind: 'delete_asset', asset: { asset_id: 1 } }, { kind: 'create_asset', root: 'a', family: 'data_bank' }));
    expect(recording.paths('create', 'write', 'rename', 'link', 'makeDirectory', 'removeFile', 'removeDirectory', 'setMode', 'flush')).toEqual([]);
  });

  it('looks into files that would be imported, and says what the rules would say of them', async () => {
    const disk = diskOf(tiles);
    disk.writeFile('/outside/odd.png', encodePng({ width: 9, height: 8, colourType: 6, bitDepth: 8, samples: new Uint8Array(9 * 8 * 4).fill(255) }));
    disk.writeFile('/outside/broken.png', 'no PNG');
    const opened = await Opened.on(disk);
    const files = ['odd.png', 'broken.png'].map((path) => ({ source: `/outside/${path}`, path }));
    const { diagnostics } = valueOf(await opened.preview({ kind: 'import_artifacts', asset: { asset_id: 1 }, files }));
    const found = diagnostics.appear.map(({ code, place }) => `${code} ${place.file ?? ''}`);
    expect(found).toEqual(['png_damaged assets/tiles/a/broken.png', 'tile_size_mismatch assets/tiles/a/odd.png']);
    expect(diagnostics.disappear.map(({ code }) => code)).toEqual(['input_pattern_empty']);
  });

  it('shows what the applied change then really leads to', async () => {
    const opened = await Opened.on(diskOf({ root: 'a', files: { x: 'x' } }, { root: 'b', files: { x: 'x' } }));
    const before = opened.project.diagnostics();
    const preview = valueOf(await opened.preview({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'b' }, { kind: 'set_preload', asset: { asset_id: 1 }, slot: 3 }, { kind: 'set_preload', asset: { asset_id: 2 }, slot: 3 }));
    valueOf(await opened.apply(preview));
    const texts = (list: readonly { readonly message: string }[]) => list.map(({ message }) => message).sort();
    expect(texts(preview.diagnostics.appear)).toEqual(texts(opened.project.diagnostics().filter(({ message }) => !before.some((old) => old.message === message))));
    expect(preview.diagnostics.appear.length).toBeGreaterThan(0);
  });

  it.each(['NFC', 'NFD'] as const)('tells of no finding that only moves along with its asset, whose folder is spelt in %s', async (form) => {
    const root = 'café'.normalize('NFC');
    const disk = diskOf({ root: 'plain', registered: false });
    disk.rename('/project/assets/plain', `/project/assets/${root.normalize(form)}`);
    const opened = await Opened.on(disk);
    expect(opened.project.diagnostics().map(({ code }) => code)).toContain('asset_root_unregistered');
    const { diagnostics } = valueOf(await opened.preview({ kind: 'relocate_asset', asset: { root }, to: 'other' }));
    expect([...diagnostics.appear, ...diagnostics.disappear].map(({ code }) => code)).not.toContain('asset_root_unregistered');
  });
});
