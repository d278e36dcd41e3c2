import { describe, expect, it } from 'vitest';
import { diskOf, Opened } from '../../../support/change-project.ts';
import { changed, refused } from './changed.ts';

const disk = () => diskOf({ root: 'a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' }, declaration: { inputs: { files: ['x.bin', 'sub/*'] } } }, { root: 'a/inner', registered: false, files: { 'z.bin': 'z' } });
const remove = (...paths: string[]) => ({ kind: 'remove_artifact', asset: { asset_id: 1 }, paths }) as const;

describe('remove_artifact', () => {
  it('takes selected files too, and shows the diagnostics that would come', async () => {
    const { difference, preview } = await changed(disk(), [remove('x.bin', 'sub/y.bin')]);
    expect(difference).toEqual({ 'assets/a/x.bin': ['x', undefined], 'assets/a/sub/y.bin': ['y', undefined] });
    expect(preview.diagnostics.appear.map(({ code }) => code)).toEqual(expect.arrayContaining(['input_missing', 'input_pattern_empty']));
    expect(preview.files.map(({ after, size_after }) => [after, size_after])).toEqual([['absent', 0], ['absent', 0]]);
  });

  it('keeps the file, its mode too, in the trash', async () => {
    const there = disk();
    there.setMode('/project/assets/a/x.bin', 0o600);
    const opened = await Opened.on(there);
    const { operation_id } = await opened.change(remove('x.bin'));
    expect(there.readText(`/project/assets/.prometeu/trash/${operation_id}/removed/assets/a/x.bin`)).toBe('x');
    await opened.undo();
    expect(there.stat('/project/assets/a/x.bin')?.mode).toBe(0o600);
  });

  it.each([
    ['none.bin', 'not_found', 'The project has no file assets/a/none.bin.'],
    ['asset.json', 'invalid_request', 'asset.json makes the directory an asset'],
    ['inner/z.bin', 'invalid_request', 'inner/z.bin belongs to the asset assets/a/inner.'],
    ['../b/x', 'not_found', 'no file'],
  ])('refuses %s', async (path, code, message) => {
    const error = await refused(disk(), remove(path));
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });

  it('is not undone when a file stands there again, or the trash was emptied', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    const { operation_id } = await opened.change(remove('x.bin'));
    there.writeFile('/project/assets/a/x.bin', 'new');
    expect(await opened.previewUndo()).toMatchObject({ ok: false, error: { code: 'undo_refused', message: 'It cannot be taken back: assets/a/x.bin is there again.' } });
    there.removeFile('/project/assets/a/x.bin');
    const kept = `assets/.prometeu/trash/${operation_id}/removed/assets/a/x.bin`;
    there.removeFile(`/project/${kept}`);
    expect(await opened.previewUndo()).toMatchObject({ ok: false, error: { code: 'undo_refused', place: { file: kept } } });
  });
});
