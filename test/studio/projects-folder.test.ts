import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { SystemError } from '../../src/io/system-error.ts';
import { ProjectsFolder } from '../../src/studio/projects-folder.ts';
import { numberedNames } from '../support/studio-parts.ts';

const path = '/home/ana/Prometeu';

function folderIn(fs = new MemoryFileSystem()): { readonly fs: MemoryFileSystem; readonly folder: ProjectsFolder } {
  return { fs, folder: new ProjectsFolder(fs, path, numberedNames()) };
}

function withSample(): ReturnType<typeof folderIn> {
  const made = folderIn();
  made.fs.writeFile('/opt/sample/README.md', 'Starfall');
  made.fs.writeFile('/opt/sample/assets/tiles/asset.json', '{}');
  made.fs.writeFile('/opt/sample/assets/tiles/empty.bin', '');
  made.fs.writeFile('/opt/sample/assets/.prometeu/index.json', '{}');
  made.fs.writeFile('/opt/sample/assets/.prometeu/lock', '');
  made.fs.writeFile('/opt/sample/build/assets.pa', 'old');
  made.fs.symlink('/etc/passwd', '/opt/sample/assets/link');
  return made;
}

describe('ProjectsFolder', () => {
  it('is made when something is first made in it', () => {
    const { fs, folder } = folderIn();
    expect(folder.list()).toEqual([]);
    expect(fs.stat('/home')).toBeUndefined();
    expect(folder.makeDirectory('Rift')).toEqual({ ok: true, value: `${path}/Rift` });
    expect(fs.crash().stat(`${path}/Rift`)?.kind).toBe('directory');
  });

  it('lists directories that hold assets, by name', () => {
    const { fs, folder } = folderIn();
    fs.writeFile(`${path}/Zebra/assets/x`, '');
    fs.writeFile(`${path}/Ant/assets/x`, '');
    fs.writeFile(`${path}/Notes/todo.txt`, '');
    fs.writeFile(`${path}/.hidden/assets/x`, '');
    fs.symlink('/elsewhere', `${path}/Link`);
    expect(folder.list().map(({ name }) => name)).toEqual(['Ant', 'Zebra']);
  });

  it.each([
    ['..', 'path_not_contained'],
    ['.', 'path_not_contained'],
    ['../up', 'path_not_contained'],
    ['/etc', 'path_not_contained'],
    ['a\\b', 'path_not_contained'],
    ['nul', 'path_not_portable'],
    ['COM1.txt', 'path_not_portable'],
    ['C:', 'path_not_portable'],
    ['a\u0000b', 'path_not_portable'],
    ['dot.', 'path_not_portable'],
    ['blank ', 'path_not_portable'],
    ['.hidden', 'path_not_portable'],
    ['', 'path_not_portable'],
    ['\ud800', 'path_not_portable'],
  ])('refuses the name %j and makes nothing', (name, code) => {
    const { fs, folder } = folderIn();
    expect(folder.makeDirectory(name)).toMatchObject({ ok: false, error: { code } });
    expect(fs.stat('/home')).toBeUndefined();
  });

  it('takes no name that another system could not tell from one that is there', () => {
    const { folder } = folderIn();
    folder.makeDirectory('Café');
    for (const name of ['Café', 'CAFÉ', 'Cafe\u0301']) {
      expect(folder.makeDirectory(name)).toMatchObject({ ok: false, error: { code: 'target_exists' } });
    }
  });

  it('copies the sample whole, without links and what a project at work leaves behind', () => {
    const { fs, folder } = withSample();
    expect(folder.sample('/opt/sample')).toEqual({ ok: true, value: `${path}/Starfall` });
    const copied = [...fs.crash().tree(path).keys()].sort();
    expect(copied).toEqual([...fs.tree(path).keys()].sort());
    expect(fs.readText(`${path}/Starfall/README.md`)).toBe('Starfall');
    expect(fs.stat(`${path}/Starfall/assets/tiles/empty.bin`)?.size).toBe(0);
    for (const left of ['build', 'assets/link', 'assets/.prometeu/lock']) expect(fs.stat(`${path}/Starfall/${left}`)).toBeUndefined();
    expect(fs.list(path).map(({ name }) => name)).toEqual(['Starfall']);
  });

  it('copies the sample once: what was done to it stays', () => {
    const { fs, folder } = withSample();
    folder.sample('/opt/sample');
    fs.writeFile(`${path}/Starfall/README.md`, 'Mine');
    expect(folder.sample('/opt/sample')).toEqual({ ok: true, value: `${path}/Starfall` });
    expect(fs.readText(`${path}/Starfall/README.md`)).toBe('Mine');
  });

  it('shows nothing of a copy that failed, and begins anew', () => {
    const { fs, folder } = withSample();
    const flush = fs.flush.bind(fs);
    fs.flush = () => {
      throw new SystemError('ENOSPC', 'fsync', 'a file');
    };
    expect(folder.sample('/opt/sample')).toMatchObject({ ok: false, error: { code: 'no_space' } });
    expect(fs.list(path)).toEqual([]);
    fs.flush = flush;
    expect(folder.sample('/opt/sample').ok).toBe(true);
  });

  it('removes the unfinished copies of processes that are no more', () => {
    const { fs, folder } = withSample();
    fs.writeFile(`${path}/.unfinished-dead-1/assets/x`, '');
    fs.writeFile(`${path}/.unfinished-living-9/assets/x`, '');
    folder.sample('/opt/sample');
    expect(fs.list(path).map(({ name }) => name).sort()).toEqual(['.unfinished-living-9', 'Starfall']);
  });

  it('takes the copy that another process finished first', () => {
    const { fs, folder } = withSample();
    const rename = fs.rename.bind(fs);
    fs.rename = (from, to) => {
      fs.writeFile(`${to}/assets/x`, 'theirs');
      rename(from, to);
    };
    expect(folder.sample('/opt/sample')).toEqual({ ok: true, value: `${path}/Starfall` });
    expect(fs.readText(`${path}/Starfall/assets/x`)).toBe('theirs');
    expect(fs.list(path)).toHaveLength(1);
  });

  it('touches nothing else that has the name of the sample', () => {
    const { fs, folder } = withSample();
    fs.writeFile(`${path}/Starfall/notes.txt`, 'mine');
    expect(folder.sample('/opt/sample')).toMatchObject({ ok: false, error: { code: 'target_exists' } });
    expect(fs.readText(`${path}/Starfall/notes.txt`)).toBe('mine');
  });
});
