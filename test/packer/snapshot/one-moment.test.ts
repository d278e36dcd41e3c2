import { describe, expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { OpenFile } from '../../../src/io/file-system.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { patchSnapshot } from '../../../src/packer/snapshot/patch.ts';
import { isSameSnapshot } from '../../../src/packer/snapshot/same-snapshot.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace } from '../../support/workspace.ts';

/** Somebody acts just before the disk is asked for something, as often as there are acts. */
class Interrupted extends MemoryFileSystem {
  readonly acts = new Map<string, (() => void)[]>();

  override list(path: string): ReturnType<MemoryFileSystem['list']> {
    const listed = super.list(path);
    this.#act(`after list ${path}`);
    return listed;
  }

  override openRead(path: string): OpenFile {
    this.#act(`before open ${path}`);
    return super.openRead(path);
  }

  #act(moment: string): void {
    this.acts.get(moment)?.shift()?.();
  }
}

const hud = '/p/assets/tiles/hud';
const elsewhere = '/p/assets/tiles/elsewhere';

function disk(): Interrupted {
  const fs = new Interrupted();
  fs.makeDirectory('/p');
  makeWorkspace(fs, '/p', { assets: [{ root: 'tiles/hud', files: { 'x.png': 'x', 'y.png': 'y' } }, { root: 'tiles/other', files: { f: 'f' } }] });
  return fs;
}

const load = (fs: Interrupted): Snapshot => loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1 });
const patch = (fs: Interrupted, previous: Snapshot, affected: string): Snapshot =>
  patchSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1, previous, affected: [affected] });

/** What a load says when nobody interrupts. */
const rested = (fs: Interrupted): Snapshot => {
  fs.acts.clear();
  return load(fs);
};

describe.each([
  ['after its folder was listed', 'after list /p/assets/tiles'],
  ['after it was listed itself', `after list ${hud}`],
  ['before its declaration is read', `before open ${hud}/asset.json`],
  ['before its first file is read', `before open ${hud}/x.png`],
  ['between its files', `before open ${hud}/y.png`],
])('an asset that is moved %s', (_when, moment) => {
  const move = (fs: Interrupted): void => {
    fs.acts.set(moment, [() => fs.rename(hud, elsewhere)]);
  };

  test('is read where it is then', () => {
    const fs = disk();
    move(fs);
    const read = load(fs);
    expect(isSameSnapshot(read, rested(fs))).toBe(true);
    expect(read.roots.map(({ root, declaration, faults }) => [root, declaration.state, faults])).toEqual([
      ['tiles/elsewhere', 'valid', []],
      ['tiles/other', 'valid', []],
    ]);
  });

  test('is read where it is then, of one folder that is looked at again', () => {
    const fs = disk();
    const previous = load(fs);
    move(fs);
    expect(isSameSnapshot(patch(fs, previous, 'assets/tiles'), rested(fs))).toBe(true);
  });
});

test('an asset that is moved while it alone is looked at again is not there any more, and no finding', () => {
  const fs = disk();
  const previous = load(fs);
  fs.writeFile(`${hud}/x.png`, 'other');
  fs.acts.set(`before open ${hud}/asset.json`, [() => fs.rename(hud, elsewhere)]);
  expect(patch(fs, previous, 'assets/tiles/hud').roots.map(({ root }) => root)).toEqual(['tiles/other']);
});

test('where files never cease to go, the third reading stands, with what it found', () => {
  const fs = disk();
  const back = fs.readText(`${hud}/x.png`);
  const remove = (): void => fs.removeFile(`${hud}/x.png`);
  const removals = Array.from({ length: 9 }, () => remove);
  fs.acts.set(`before open ${hud}/x.png`, removals);
  fs.acts.set('after list /p/assets', Array.from({ length: 9 }, () => () => fs.writeFile(`${hud}/x.png`, back)));
  const { roots } = load(fs);
  expect((roots[0] ?? bug('no root')).faults).toEqual([{ kind: 'unreadable', path: 'assets/tiles/hud/x.png', detail: 'was removed while the project was read' }]);
  expect(removals).toHaveLength(6);
});
