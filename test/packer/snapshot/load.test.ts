import { describe, expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { LoadRequest } from '../../../src/packer/snapshot/load.ts';
import type { AssetRoot, Snapshot } from '../../../src/packer/snapshot/model.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace, uuidOf } from '../../support/workspace.ts';
import type { WorkspaceSpec } from '../../support/workspace.ts';

function diskOf(spec: WorkspaceSpec): MemoryFileSystem {
  const fs = new MemoryFileSystem();
  fs.makeDirectory('/p');
  makeWorkspace(fs, '/p', spec);
  return fs;
}

function load(fs: LoadRequest['project']['fs'], more: Partial<LoadRequest> = {}): Snapshot {
  return loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1, ...more });
}

const hash = (text: string): string => sha256(new TextEncoder().encode(text));
const only = ({ roots }: Snapshot): AssetRoot => roots[0] ?? bug('no root');

describe('a sound workspace', () => {
  const spec: WorkspaceSpec = {
    assets: [
      { root: 'tiles/b', files: { 'x.png': 'x', 'sub/y.png': 'yy' } },
      { root: 'tiles/a', files: { 'z.png': 'z' }, included: false },
      { root: 'loose', registered: false, files: { f: '' } },
    ],
  };

  test('is its roots in path order, with entry, declaration and digests', () => {
    const { roots, registry, missing, faults, generation } = load(diskOf(spec), { generation: 7 });
    expect(roots.map(({ root, entry }) => [root, entry?.asset_id])).toEqual([['loose', undefined], ['tiles/a', 2], ['tiles/b', 1]]);
    expect(roots[2]?.artifacts).toEqual([
      { path: 'sub/y.png', diskPath: 'sub/y.png', size: 2, sha256: hash('yy') },
      { path: 'x.png', diskPath: 'x.png', size: 1, sha256: hash('x') },
    ]);
    expect(roots[2]?.declaration).toMatchObject({ state: 'valid', assetUuid: uuidOf(1), effective: { format: 'DATA/blob_v1' } });
    expect(roots[2]?.selection.inputs.map(({ artifact }) => artifact.path)).toEqual(['sub/y.png', 'x.png']);
    expect([registry.state, missing, faults, generation]).toEqual(['valid', [], [], 7]);
  });

  test('reads the same from the real disk', () => {
    const directory = temporaryDirectory();
    const fs = new NodeFileSystem();
    makeWorkspace(fs, directory, spec);
    const real = load(fs, { project: { fs, path: directory } });
    expect(JSON.stringify(real)).toBe(JSON.stringify(load(diskOf(spec))));
  });

  test('leaves no file open and writes nothing', () => {
    const disk = diskOf(spec);
    const fs = new RecordingFileSystem(disk);
    load(fs);
    expect(disk.openFiles()).toEqual([]);
    expect(new Set(fs.calls.map(({ operation }) => operation))).toEqual(new Set(['stat', 'statOpen', 'list', 'openRead', 'read', 'close']));
  });
});

describe('one bad asset never hides the others', () => {
  const good = { root: 'good', files: { f: 'f' } };
  const withBad = (declaration: string | Uint8Array | Record<string, unknown>): Snapshot =>
    load(diskOf({ assets: [{ root: 'bad', declaration, files: { f: '' } }, good] }));

  test.each<[string, string | Uint8Array | Record<string, unknown>, string, string]>([
    ['broken JSON', '{', 'invalid', 'syntax'],
    ['a merge conflict', '<<<<<<< a', 'conflict', 'conflict'],
    ['no UTF-8', Uint8Array.of(0xff), 'invalid', 'encoding'],
    ['an empty file', '', 'invalid', 'syntax'],
    ['a newer schema', { schema_version: 2 }, 'newer', 'newer'],
    ['an unknown family', { family: 'video_bank' }, 'invalid', 'schema'],
    ['what the family refuses', { output: { format: 'x', bad: 1 } }, 'invalid', 'schema'],
    ['too many bytes', new Uint8Array(1024 * 1024 + 1), 'invalid', 'too_large'],
  ])('%s', (_name, declaration, state, kind) => {
    const [bad, other] = withBad(declaration).roots;
    expect(bad?.declaration).toMatchObject({ state, faults: [{ kind }] });
    expect(bad?.declaration).not.toHaveProperty('document');
    expect(bad?.selection.inputs).toEqual([]);
    expect(bad?.artifacts).toHaveLength(1);
    expect(other?.declaration.state).toBe('valid');
  });

  test('an unknown family names the known ones and its line', () => {
    expect(withBad({ family: 'video_bank' }).roots[0]?.declaration.faults[0]).toMatchObject({
      message: 'family must be "data_bank", not "video_bank"', field: '/family', line: 5, column: 13,
    });
  });

  test('the refusal of a family has the place of the value', () => {
    const fault = withBad({ output: { format: 'x', bad: 1 } }).roots[0]?.declaration.faults[0];
    expect(fault).toMatchObject({ message: 'output.bad must not be there', line: 13, column: 12 });
  });

  test('asset.json that is a link is unreadable', () => {
    const fs = diskOf({ assets: [{ root: 'bad' }, good] });
    fs.removeFile('/p/assets/bad/asset.json');
    fs.symlink('/p/assets/good/asset.json', '/p/assets/bad/asset.json');
    const { roots } = load(fs);
    expect(roots[0]?.declaration).toMatchObject({ state: 'unreadable', faults: [{ kind: 'unreadable', message: 'the file cannot be read: it is a symbolic link' }] });
    expect(roots[1]?.declaration.state).toBe('valid');
  });

  test('an artifact that may not be read has no digest and a fault', () => {
    const fs = diskOf({ assets: [{ root: 'bad', files: { shut: 'x', open: 'y' } }, good] });
    fs.setMode('/p/assets/bad/shut', 0);
    const [bad] = load(fs).roots;
    expect(bad?.artifacts.map(({ path, sha256: digest }) => [path, digest === undefined])).toEqual([['open', false], ['shut', true]]);
    expect(bad?.faults).toEqual([{ kind: 'unreadable', path: 'assets/bad/shut', detail: 'cannot be read (EACCES)' }]);
  });

  test('a declaration in a directory with an odd name is still read', () => {
    const [root] = load(diskOf({ assets: [{ root: 'aux' }] })).roots;
    expect([root?.declaration.state, root?.faults.map(({ kind }) => kind)]).toEqual(['valid', ['not_portable']]);
  });
});

describe('the registry', () => {
  test('that names a root which is not there makes it missing', () => {
    const fs = diskOf({ assets: [{ root: 'a' }, { root: 'gone' }] });
    fs.removeFile('/p/assets/gone/asset.json');
    const { missing, roots } = load(fs);
    expect([missing.map(({ root }) => root), roots.map(({ root }) => root)]).toEqual([['gone'], ['a']]);
  });

  test('meets the disk in NFC', () => {
    const fs = diskOf({ assets: [{ root: 'u\u0308' }] });
    expect(load(fs).roots.map(({ root, entry }) => [root, entry?.asset_id])).toEqual([['ü', 1]]);
    expect(load(fs).missing).toEqual([]);
  });

  test('with a root twice gives it to the first entry, and neither is missing', () => {
    const row = (id: number): string => `{"asset_id": ${String(id)}, "asset_uuid": "${uuidOf(1)}", "root": "a", "included_in_build": true}`;
    const registry = `{"schema_version": 1, "next_asset_id": 9, "assets": [${row(5)}, ${row(2)}]}`;
    const snapshot = load(diskOf({ registry, assets: [{ root: 'a' }] }));
    expect([only(snapshot).entry?.asset_id, snapshot.missing]).toEqual([5, []]);
  });

  test('with a root outside assets/ opens nothing there', () => {
    const registry = `{"schema_version": 1, "next_asset_id": 9, "assets": [{"asset_id": 1, "asset_uuid": "${uuidOf(1)}", "root": "../secret", "included_in_build": true}]}`;
    const fs = new RecordingFileSystem(diskOf({ registry, files: { 'secret/asset.json': '{}' } }));
    expect(load(fs).missing).toHaveLength(1);
    expect(fs.paths().filter((path) => path.includes('secret'))).toEqual([]);
  });

  test.each<[string, string | null, string]>([
    ['missing', null, 'missing'],
    ['broken', '{', 'invalid'],
    ['in conflict', '=======', 'conflict'],
    ['newer', '{"schema_version": 2}', 'newer'],
  ])('that is %s leaves every root unregistered', (_name, registry, state) => {
    const snapshot = load(diskOf({ registry, assets: [{ root: 'a' }] }));
    expect([snapshot.registry.state, snapshot.roots.map(({ entry }) => entry)]).toEqual([state, [undefined]]);
  });
});

test('a project without any assets/ is an empty snapshot', () => {
  const fs = new MemoryFileSystem();
  fs.makeDirectory('/p');
  expect(load(fs)).toMatchObject({ registry: { state: 'missing' }, roots: [], missing: [], faults: [] });
});

test('a position is found for a value that is left out, at the closest around it', () => {
  const { declaration } = only(load(diskOf({ assets: [{ root: 'a' }] })));
  expect(declaration.locate('/output/format')).toEqual({ line: 12, column: 15 });
  expect(declaration.locate('/output/gone')).toEqual({ line: 11, column: 13 });
});

test('a file parameter is selected and kept from patterns', () => {
  const { selection } = only(load(diskOf({ assets: [{ root: 'a', declaration: { output: { format: 'x', key: 'k' } }, files: { f: '', k: '' } }] })));
  expect([selection.inputs.map(({ artifact }) => artifact.path), selection.parameters.map(({ artifact }) => artifact.path)]).toEqual([['f'], ['k']]);
});

describe('the digest cache', () => {
  test('spares the reading of files it knows, and is told of the others', () => {
    const fs = new RecordingFileSystem(diskOf({ assets: [{ root: 'a', files: { known: 'k', fresh: 'f' } }] }));
    const put: string[] = [];
    const digests = { get: (file: string) => (file.endsWith('/known') ? 'digest' : undefined), put: (file: string) => void put.push(file) };
    const { artifacts } = only(load(fs, { digests }));
    expect(artifacts.map(({ path, sha256: digest }) => [path, digest])).toEqual([['fresh', hash('f')], ['known', 'digest']]);
    expect(fs.paths('openRead')).not.toContain('/p/assets/a/known');
    expect(put).toEqual(['assets/a/fresh']);
  });
});
