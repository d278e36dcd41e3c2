import { describe, expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { CaseInsensitiveFileSystem } from '../../../support/case-insensitive-file-system.ts';
import { diskWith, Opened } from '../../../support/change-project.ts';
import type { Asked } from '../../../support/change-project.ts';
import { changed, refused } from './changed.ts';

function disk(): MemoryFileSystem {
  const made = diskWith({ assets: [{ root: 'a', files: { 'x.bin': 'x', 'Sub/y.bin': 'y' } }, { root: 'a/inner', registered: false }] });
  made.writeFile('/outside/new.bin', 'new');
  made.writeFile('/outside/other.bin', 'other');
  made.symlink('/outside/new.bin', '/outside/link.bin');
  made.special('/outside/pipe');
  return made;
}

function from(source: string, path: string, replace = false): Asked {
  return { kind: 'import_artifacts', asset: { asset_id: 1 }, files: [{ source, path }], replace };
}

describe('import_artifacts', () => {
  it('copies files from outside, several at once, into directories that it makes', async () => {
    const { difference } = await changed(disk(), [
      { kind: 'import_artifacts', asset: { asset_id: 1 }, files: [{ source: '/outside/new.bin', path: 'deep/er/n.bin' }, { source: '/outside/other.bin', path: 'o.bin' }] },
    ]);
    expect(difference).toEqual({
      'assets/a/deep/': [undefined, ''],
      'assets/a/deep/er/': [undefined, ''],
      'assets/a/deep/er/n.bin': [undefined, 'new'],
      'assets/a/o.bin': [undefined, 'other'],
    });
  });

  it('replaces a file when that is asked for, and its undo puts the old bytes back', async () => {
    const { difference } = await changed(disk(), [from('/outside/new.bin', 'x.bin', true)]);
    expect(difference).toEqual({ 'assets/a/x.bin': ['x', 'new'] });
  });

  it('copies a file larger than any buffer', async () => {
    const large = disk();
    large.writeFile('/outside/large.bin', new Uint8Array(3 * 1024 * 1024 + 1).fill(7));
    const { preview } = await changed(large, [from('/outside/large.bin', 'large.bin')]);
    expect(preview.files).toMatchObject([{ size_after: 3 * 1024 * 1024 + 1 }]);
    expect(preview.files[0]?.diff).toBeUndefined();
  });

  it('has nothing to do for a file that is there with the same bytes', async () => {
    const same = disk();
    same.writeFile('/outside/x.bin', 'x');
    expect(await (await Opened.on(same)).preview(from('/outside/x.bin', 'x.bin', true))).toMatchObject({ ok: true, value: { files: [] } });
  });

  it.each([
    ['/outside/new.bin', 'x.bin', 'target_exists', 'assets/a/x.bin is there already.'],
    ['/outside/new.bin', 'Sub', 'target_exists', 'assets/a/Sub is there already and is no file.'],
    ['/outside/new.bin', 'x.bin/deeper', 'target_exists', 'assets/a/x.bin is there already and is no directory.'],
    ['/outside/new.bin', 'sub/z.bin', 'target_exists', 'assets/a/Sub is there already, spelt in another case.'],
    ['/outside/new.bin', 'inner/z.bin', 'root_nested', 'inner/z.bin lies in the asset root assets/a/inner.'],
    ['/outside/new.bin', 'asset.json', 'invalid_request', 'asset.json would be a declaration'],
    ['/outside/new.bin', 'deep/Asset.json', 'invalid_request', 'would be a declaration'],
    ['/outside/new.bin', '../x', 'path_not_contained', 'it holds ".."'],
    ['/outside/new.bin', 'aux.bin', 'path_not_portable', 'a device on Windows'],
    ['/outside/new.bin', 'x'.repeat(241), 'path_not_portable', 'it has 241 bytes'],
    ['/outside/nothing', 'n.bin', 'path_missing', '/outside/nothing is not there.'],
    ['/outside', 'n.bin', 'invalid_request', '/outside is a directory.'],
    ['/outside/pipe', 'n.bin', 'invalid_request', '/outside/pipe is no ordinary file.'],
    ['/outside/link.bin', 'n.bin', 'path_is_link', '/outside/link.bin is a symbolic link.'],
    ['relative.bin', 'n.bin', 'invalid_request', 'relative.bin is no absolute path.'],
  ])('refuses %s as %s', async (source, path, code, message) => {
    const error = await refused(disk(), from(source, path));
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });

  it('refuses two files that would be one on some disk', async () => {
    const files = [{ source: '/outside/new.bin', path: 'N.bin' }, { source: '/outside/other.bin', path: 'n.bin' }];
    expect(await refused(disk(), { kind: 'import_artifacts', asset: { asset_id: 1 }, files })).toMatchObject({ code: 'invalid_request', message: 'N.bin and n.bin would be one file.' });
  });

  it.each([
    ['sub', 'sub/x.bin', 'sub and sub would be a file and a directory at one place.'],
    ['sub/x.bin', 'SUB', 'sub and SUB would be a file and a directory at one place.'],
    ['sub/x.bin', 'Sub/y.bin', 'sub and Sub would be one directory.'],
  ])('refuses %s beside %s', async (one, other, message) => {
    const files = [{ source: '/outside/new.bin', path: one }, { source: '/outside/other.bin', path: other }];
    expect(await refused(disk(), { kind: 'import_artifacts', asset: { asset_id: 1 }, files })).toMatchObject({ code: 'invalid_request', message });
  });

  it('refuses a name that is there in another case, whatever the disk thinks of case', async () => {
    const there = disk();
    for (const fs of [there, new CaseInsensitiveFileSystem(there)]) {
      expect((await refused(there, from('/outside/new.bin', 'X.bin', true), fs)).code).toBe('target_exists');
    }
  });

});
