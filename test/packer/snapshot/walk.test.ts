import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ContainedRoot } from '../../../src/io/contained-path.ts';
import type { DirectoryEntry } from '../../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import type { PathFault } from '../../../src/packer/snapshot/model.ts';
import { walkAssets } from '../../../src/packer/snapshot/walk.ts';
import type { Walk } from '../../../src/packer/snapshot/walk.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** Files below `assets/` of the project `/p`. */
function disk(...paths: readonly string[]): MemoryFileSystem {
  return MemoryFileSystem.of({ '/p/assets/.prometeu/index.json': '', ...Object.fromEntries(paths.map((path) => [`/p/assets/${path}`, path])) });
}

const walk = (fs: ContainedRoot['fs']): Walk => walkAssets({ fs, path: '/p' });
const files = ({ roots }: Walk): readonly string[] => roots.flatMap((root) => root.files.map(({ path }) => `${root.root}: ${path}`));
const told = (faults: readonly PathFault[] | undefined): readonly string[] => (faults ?? []).map(({ kind, path }) => `${kind} ${path}`);

describe('asset roots', () => {
  test('are the directories that hold an asset.json, at any depth', () => {
    const walked = walk(disk('b/asset.json', 'a/deep/asset.json', 'a/readme.txt', 'c/nothing.png'));
    expect(walked.roots.map(({ root }) => root)).toEqual(['a/deep', 'b']);
    expect(walked.faults).toEqual([]);
  });

  test('own every file below them but asset.json, in the order of whole paths', () => {
    const walked = walk(disk('a/asset.json', 'a/b/c.png', 'a/b.png', 'a/b-c.png', 'a/.hidden', 'a/b/.x/y'));
    expect(files(walked)).toEqual(['a: .hidden', 'a: b-c.png', 'a: b.png', 'a: b/.x/y', 'a: b/c.png']);
  });

  test('that lie in another keep their files to themselves', () => {
    const walked = walk(disk('a/asset.json', 'a/x.png', 'a/in/asset.json', 'a/in/y.png', 'a/in/deep/asset.json'));
    expect(files(walked)).toEqual(['a: x.png', 'a/in: y.png']);
    expect(walked.roots.map(({ root, nestedIn }) => [root, nestedIn])).toEqual([['a', undefined], ['a/in', 'a'], ['a/in/deep', 'a/in']]);
  });

  test('are never assets/ itself nor below the control folder', () => {
    const walked = walk(disk('asset.json', '.prometeu/trash/x/asset.json', '.other/asset.json'));
    expect(walked.roots.map(({ root }) => root)).toEqual(['.other']);
  });

  test('are known in NFC and by their spelling on disk', () => {
    const [root] = walk(disk('u\u0308/asset.json', 'u\u0308/o\u0308.png')).roots;
    expect([root?.root, root?.diskRoot]).toEqual(['ü', 'u\u0308']);
    expect(root?.files[0]).toMatchObject({ path: 'ö.png', diskPath: 'o\u0308.png' });
  });

  test('stay roots when asset.json is a link or a directory', () => {
    const fs = disk('a/asset.json/x');
    fs.makeDirectory('/p/assets/b');
    fs.symlink('/etc/passwd', '/p/assets/b/asset.json');
    expect(walk(fs).roots.map(({ root, declaration }) => [root, declaration.kind])).toEqual([['a', 'directory'], ['b', 'link']]);
  });

  test('are not found where there is no assets/, or it is no directory', () => {
    expect(walk(MemoryFileSystem.of({ '/p/x': '' }))).toEqual({ roots: [], folders: [], isPlain: false, faults: [], passedBy: [] });
    expect(told(walk(MemoryFileSystem.of({ '/p/assets': '' })).faults)).toEqual(['special assets']);
  });
});

describe('odd things become faults', () => {
  test('a link is reported where it is and never followed', () => {
    const fs = disk('a/asset.json', 'b/asset.json', 'b/x.png');
    fs.symlink('/p/assets/b', '/p/assets/a/linked');
    fs.symlink('../..', '/p/assets/loop');
    const walked = walk(fs);
    expect(files(walked)).toEqual(['b: x.png']);
    expect(told(walked.roots[0]?.faults)).toEqual(['link assets/a/linked']);
    expect(walked.roots[0]?.others.get('linked')).toBe('link');
    expect(told(walked.faults)).toEqual(['link assets/loop']);
  });

  test('assets/ that is a link is not followed either', () => {
    const fs = MemoryFileSystem.of({ '/other/a/asset.json': '', '/p/x': '' });
    fs.symlink('/other', '/p/assets');
    expect(walk(fs).roots).toEqual([]);
    expect(told(walk(fs).faults)).toEqual(['link assets']);
  });

  test('a special file is reported and no artifact', () => {
    const fs = disk('a/asset.json');
    fs.special('/p/assets/a/pipe');
    expect(told(walk(fs).roots[0]?.faults)).toEqual(['special assets/a/pipe']);
    expect(files(walk(fs))).toEqual([]);
  });

  test('a name that is not portable is reported and its file still listed', () => {
    const walked = walk(disk('a/asset.json', 'a/CON.png', 'a/x /y.png'));
    expect(told(walked.roots[0]?.faults)).toEqual(['not_portable assets/a/CON.png', 'not_portable assets/a/x ']);
    expect(files(walked)).toEqual(['a: CON.png', 'a: x /y.png']);
  });

  test('what is wrong with the name of a root is among the faults of that root', () => {
    const walked = walk(disk('nul/asset.json', 'aux/b/asset.json'));
    expect(walked.roots.map(({ root, faults }) => [root, told(faults)])).toEqual([['aux/b', []], ['nul', ['not_portable assets/nul']]]);
    expect(told(walked.faults)).toEqual(['not_portable assets/aux']);
  });

  test('names that differ in case are both kept, the later is reported with the other', () => {
    const [root] = walk(disk('a/asset.json', 'a/x.png', 'a/X.png', 'a/x.PNG')).roots;
    expect(told(root?.faults)).toEqual(['case_collision assets/a/x.PNG', 'case_collision assets/a/x.png']);
    expect(root?.faults[0]?.other).toBe('assets/a/X.png');
    expect(root?.files).toHaveLength(3);
  });

  test('of two names with one NFC form the first is kept and reported', () => {
    const [root] = walk(disk('a/asset.json', 'a/\u00e9.png', 'a/e\u0301.png')).roots;
    expect(told(root?.faults)).toEqual(['unicode_collision assets/a/é.png']);
    expect(root?.faults[0]?.detail).toBe('is written in two Unicode forms, "e\\u{301}.png" and "\\u{e9}.png"');
    expect(root?.files.map(({ diskPath }) => diskPath)).toEqual(['e\u0301.png']);
  });

  test('a file whose path below its asset root is above 240 bytes is reported; 240 are fine, however long the root', () => {
    const deep = `${'r'.repeat(120)}/${'s'.repeat(119)}`;
    const fits = `${'x'.repeat(120)}/${'é'.repeat(59)}z`;
    const [root] = walk(disk(`${deep}/asset.json`, `${deep}/${fits}`, `${deep}/${fits}y`)).roots;
    expect(root?.root).toHaveLength(240);
    expect(told(root?.faults)).toEqual([`too_long assets/${deep}/${fits}y`]);
    expect(root?.faults[0]?.detail).toBe(`has 241 bytes below assets/${deep}, more than 240`);
    expect(root?.files).toHaveLength(2);
  });

  test('a directory whose path below assets/ is above 240 bytes is reported and not entered', () => {
    const deep = `${'r'.repeat(120)}/${'s'.repeat(120)}`;
    const walked = walk(disk(`${deep}/asset.json`));
    expect(walked.roots).toEqual([]);
    expect(told(walked.faults)).toEqual([`too_long assets/${deep}`]);
  });

  test('a nested root whose path below assets/ is above 240 bytes is reported, short as it is within the outer one', () => {
    const outer = 'r'.repeat(200);
    const inner = `${outer}/${'s'.repeat(100)}`;
    const walked = walk(disk(`${outer}/asset.json`, `${inner}/asset.json`));
    expect(walked.roots.map(({ root, faults }) => [root, told(faults)])).toEqual([[outer, []], [inner, [`too_long assets/${inner}`]]]);
  });

  test('a tree without end is entered to 240 bytes', () => {
    const endless = new (class extends MemoryFileSystem {
      override list(path: string): readonly DirectoryEntry[] {
        return path.startsWith('/p/assets/a') ? [{ name: 'down', kind: 'directory' }] : super.list(path);
      }
    })();
    endless.writeFile('/p/assets/a/x', '');
    expect(walk(endless).faults.map(({ kind }) => kind)).toEqual(['too_long']);
  });

  test('a directory that may not be listed hides only what is in it', () => {
    const fs = disk('a/asset.json', 'a/shut/x.png', 'a/y.png', 'closed/asset.json', 'z/asset.json');
    fs.setMode('/p/assets/a/shut', 0);
    fs.setMode('/p/assets/closed', 0);
    const walked = walk(fs);
    expect(files(walked)).toEqual(['a: y.png']);
    expect(told(walked.roots[0]?.faults)).toEqual(['unreadable assets/a/shut']);
    expect(told(walked.faults)).toEqual(['unreadable assets/closed']);
    expect(walked.roots.map(({ root }) => root)).toEqual(['a', 'z']);
  });

  test('a file that refuses its stat is reported, and its neighbours listed', () => {
    const fs = new (class extends MemoryFileSystem {
      refuses = false;
      override stat(path: string): ReturnType<MemoryFileSystem['stat']> {
        if (this.refuses && /(?:bad\.png|b\/asset\.json)$/u.test(path)) throw new SystemError('EIO', 'lstat', path);
        return super.stat(path);
      }
    })();
    for (const path of ['a/asset.json', 'a/bad.png', 'a/good.png', 'b/asset.json']) fs.writeFile(`/p/assets/${path}`, '');
    fs.refuses = true;
    const walked = walk(fs);
    expect(files(walked)).toEqual(['a: good.png']);
    expect(told(walked.roots[0]?.faults)).toEqual(['unreadable assets/a/bad.png']);
    expect(walked.roots[1]?.declaration).toEqual({ kind: 'refused', code: 'EIO' });
  });

  test('what was removed since its directory was listed is no fault', () => {
    const fs = new (class extends MemoryFileSystem {
      override list(path: string): readonly DirectoryEntry[] {
        return [...super.list(path), { name: 'gone.png', kind: 'file' }, { name: 'gone', kind: 'directory' }];
      }
    })();
    fs.writeFile('/p/assets/a/asset.json', '');
    const walked = walk(fs);
    expect([walked.faults, walked.roots[0]?.faults, files(walked)]).toEqual([[], [], []]);
  });
});

test('the order in which the disk lists changes nothing', () => {
  const paths = ['b/asset.json', 'b/Y.png', 'b/y.png', 'a/asset.json', 'a/é', 'a/e\u0301', 'a/in/asset.json'];
  const reversed = new (class extends MemoryFileSystem {
    override list(path: string): readonly DirectoryEntry[] {
      return [...super.list(path)].reverse();
    }
  })();
  const plain = new MemoryFileSystem();
  for (const path of paths) {
    plain.writeFile(`/p/assets/${path}`, path);
    reversed.writeFile(`/p/assets/${path}`, path);
  }
  expect(walk(reversed)).toEqual(walk(plain));
});

describe('on the real disk', () => {
  test.skipIf(process.platform !== 'linux')('a name that is no UTF-8 is reported as such', () => {
    const directory = temporaryDirectory();
    mkdirSync(`${directory}/assets/a`, { recursive: true });
    writeFileSync(`${directory}/assets/a/asset.json`, '{}');
    writeFileSync(Buffer.concat([Buffer.from(`${directory}/assets/a/x`), Buffer.of(0xff)]), '');
    writeFileSync(`${directory}/assets/a/y\uFFFD`, '');
    const [root] = walkAssets({ fs: new NodeFileSystem(), path: directory }).roots;
    expect(told(root?.faults)).toEqual(['undecodable assets/a/x\uFFFD']);
    expect(root?.files.map(({ path }) => path)).toEqual(['y\uFFFD']);
  });

  test.skipIf(process.platform === 'win32')('files, links and their stats are seen', () => {
    const directory = temporaryDirectory();
    mkdirSync(`${directory}/assets/a/b`, { recursive: true });
    writeFileSync(`${directory}/assets/a/asset.json`, '{}');
    writeFileSync(`${directory}/assets/a/b/x.png`, 'four');
    symlinkSync('..', `${directory}/assets/a/b/up`);
    const [root] = walkAssets({ fs: new NodeFileSystem(), path: directory }).roots;
    expect(root?.files).toMatchObject([{ path: 'b/x.png', stat: { kind: 'file', size: 4 } }]);
    expect(told(root?.faults)).toEqual(['link assets/a/b/up']);
  });
});
