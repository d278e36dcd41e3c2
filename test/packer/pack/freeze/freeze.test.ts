import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../../src/io/file-system.ts';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { ObservedFileSystem } from '../../../../src/io/observed-file-system.ts';
import type { ObservedCall } from '../../../../src/io/observed-file-system.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { freeze } from '../../../../src/packer/pack/freeze/freeze.ts';
import { OpenedSources } from '../../../../src/packer/pack/freeze/opened-sources.ts';
import { PackerRuntimeMaterializationConfig, projectWalkFiles } from '../../../../src/packer/snapshot/walk-projection.ts';
import { tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { frozen, gated, packBench, stagingOf } from '../pack-bench.ts';

/** Lets something happen right after a call of the port. */
class MeddlingFileSystem extends ObservedFileSystem {
  meddle: ((call: ObservedCall) => void) | undefined;

  protected override around<T>(call: ObservedCall, run: () => T): T {
    const result = run();
    this.meddle?.(call);
    return result;
  }
}

const assets = `${tinyPlace}/assets`;

function opensOf(recording: RecordingFileSystem): readonly string[] {
  return recording.paths('openRead').map((path) => path.slice(assets.length + 1));
}

describe('what the freeze opens', () => {
  it('is each selected input of the active set once, the registry and the active declarations', async () => {
    const recording = new RecordingFileSystem(tinyDisk());
    const bench = packBench(recording);
    const passed = await gated(bench);
    const staging = stagingOf(bench);
    recording.clear();
    expect((await freeze(bench.context, passed, staging)).ok).toBe(true);
    expect(opensOf(recording)).toEqual([
      'tiles/ground/a.png',
      'tiles/ground/b.png',
      'sounds/ui/click.wav',
      'data/levels/one.bin',
      'data/levels/two.bin',
      '.prometeu/index.json',
      'tiles/ground/asset.json',
      'sounds/ui/asset.json',
      'data/levels/asset.json',
    ]);
  });

  it('leaves excluded assets, unregistered roots and unselected artifacts unread and unseen', async () => {
    const recording = new RecordingFileSystem(tinyDisk());
    const bench = packBench(recording);
    const passed = await gated(bench);
    const staging = stagingOf(bench);
    recording.clear();
    await freeze(bench.context, passed, staging);
    expect(recording.paths().filter((path) => /draft|stranger|sketch/u.test(path))).toEqual([]);
  });
});

describe('what is frozen', () => {
  it('is the inputs in declared order, the file parameters by key, ascending by asset id', async () => {
    const palette = { ...tileBank, declaration: { ...(tileBank.declaration as object), output: { format: 'TILES/indexed4_v1', tile_size: 8, palette: { file: 'p.hex' } } } };
    const files = { ...tileBank.files, 'p.hex': '282828\nc8c8c8\n' };
    const disk = tinyDisk({ assets: [{ ...palette, files, assetId: 9 }, { root: 'data/b', assetId: 3, declaration: { inputs: { files: ['z', 'a'] } }, files: { a: '1', z: '26' } }] });
    const bench = packBench(disk);
    const { assets: found, fingerprint } = await frozen(bench, stagingOf(bench));
    expect(found.map(({ assetId, bankType, inputs, parameters }) => [assetId, bankType, inputs.map(({ path }) => path), Object.keys(parameters)])).toEqual([
      [3, 'DATA', ['z', 'a'], []],
      [9, 'TILES', ['a.png', 'b.png'], ['palette']],
    ]);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('is in memory up to the budget and in one private file beyond it, the same bytes either way', async () => {
    const bytesWith = async (inputBudget: number): Promise<readonly unknown[]> => {
      const bench = packBench(tinyDisk());
      const { context } = bench;
      const small = { ...bench, context: { ...context, settings: { ...context.settings, inputBudget } } };
      const staging = stagingOf(small);
      const { assets: found } = await frozen(small, staging);
      const opened = new OpenedSources(context.fs);
      const contents = found.flatMap(({ inputs }) => inputs.map(({ content, size }) => [content.kind, Buffer.from(opened.source(content).read(0, size)).toString('latin1')]));
      opened.dispose();
      return contents;
    };
    const inMemory = await bytesWith(1 << 20);
    const split = await bytesWith(100);
    const onDisk = await bytesWith(0);
    const bytes = (contents: readonly unknown[]): readonly unknown[] => contents.map((content) => (content as unknown[])[1]);
    const kinds = (contents: readonly unknown[]): string => contents.map((content) => (content as unknown[])[0]).join(' ');
    expect([kinds(inMemory), kinds(split), kinds(onDisk)]).toEqual([
      'memory memory memory memory memory',
      'memory file file memory memory',
      'file file file file file',
    ]);
    expect(bytes(split)).toEqual(bytes(inMemory));
    expect(bytes(onDisk)).toEqual(bytes(inMemory));
  });

  it('is out of reach of what happens to the workspace afterwards', async () => {
    const disk = tinyDisk();
    const bench = packBench(disk);
    const { assets: found } = await frozen(bench, stagingOf(bench));
    disk.writeFile(`${assets}/data/levels/one.bin`, 'overwritten');
    const content = found[2]?.inputs[0]?.content;
    expect(content?.kind === 'memory' && Buffer.from(content.bytes).toString()).toBe('first level');
  });

  it('is in no file of a RUNTIME walk, even where bytes are offered', async () => {
    const { snapshot } = await gated(packBench(tinyDisk()));
    const bytes = new Uint8Array([1]);
    const files = projectWalkFiles(snapshot, PackerRuntimeMaterializationConfig.runtimeDefault(), () => ({ kind: 'memory', bytes }));
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => 'content' in file)).toEqual([]);
  });
});

describe('a change during the freeze blocks and is named', () => {
  async function freezeWhile(meddle: (disk: MemoryFileSystem, call: ObservedCall) => void, settings = {}) {
    const disk = tinyDisk();
    const meddling = new MeddlingFileSystem(disk);
    const bench = packBench(meddling);
    const context = { ...bench.context, settings: { ...bench.context.settings, ...settings } };
    const passed = await gated(bench);
    const staging = stagingOf(bench);
    meddling.meddle = (call) => meddle(disk, call);
    const result = await freeze(context, passed, staging);
    return { failure: result.ok ? undefined : result.error, forgotten: bench.forgotten, disk };
  }
  const firstOpen = (path: string, then: (disk: MemoryFileSystem) => void) => {
    let done = false;
    return (disk: MemoryFileSystem, call: ObservedCall): void => {
      if (done || call.operation !== 'openRead' || !call.path.endsWith(path)) return;
      done = true;
      then(disk);
    };
  };
  const named = (...files: string[]) => ({ kind: 'gate', error: { code: 'input_changed_during_freeze' }, files });

  const saves: readonly [string, (disk: MemoryFileSystem) => void][] = [
    ['other bytes of the same length', (disk) => disk.writeFile(`${assets}/data/levels/two.bin`, 'SECOND LEVEL!')],
    ['more bytes', (disk) => disk.writeFile(`${assets}/data/levels/two.bin`, 'second level, and more of it')],
    ['fewer bytes', (disk) => disk.writeFile(`${assets}/data/levels/two.bin`, '2')],
    ['no file any more', (disk) => disk.removeFile(`${assets}/data/levels/two.bin`)],
    ['a link', (disk) => {
      disk.removeFile(`${assets}/data/levels/two.bin`);
      disk.symlink('one.bin', `${assets}/data/levels/two.bin`);
    }],
    ['a directory', (disk) => {
      disk.removeFile(`${assets}/data/levels/two.bin`);
      disk.makeDirectory(`${assets}/data/levels/two.bin`);
    }],
    ['a file that may not be read', (disk) => disk.setMode(`${assets}/data/levels/two.bin`, 0)],
  ];
  it.each(saves)('an input that becomes %s', async (_, save) => {
    const { failure, forgotten } = await freezeWhile(firstOpen('one.bin', save));
    expect(failure).toMatchObject(named('assets/data/levels/two.bin'));
    expect(forgotten).toEqual(['assets/data/levels/two.bin']);
  });

  it.each([['memory', {}], ['a private copy', { inputBudget: 0 }]])('an input that is saved while it is read into %s', async (_, settings) => {
    const { failure } = await freezeWhile(
      firstOpen('one.bin', (disk) => disk.writeFile(`${assets}/data/levels/one.bin`, 'FIRST LEVEL')),
      settings,
    );
    expect(failure).toMatchObject(named('assets/data/levels/one.bin'));
  });

  it('an input that is saved with the same bytes while it is read', async () => {
    let reads = 0;
    const { failure } = await freezeWhile((disk, call) => {
      if (call.operation === 'read' && call.path.endsWith('one.bin') && (reads += 1) === 1) {
        disk.writeFile(`${assets}/data/levels/one.bin`, 'first level');
      }
    });
    expect(failure).toMatchObject(named('assets/data/levels/one.bin'));
  });

  it('the registry', async () => {
    const { failure } = await freezeWhile(
      firstOpen('one.bin', (disk) => disk.writeFile(`${assets}/.prometeu/index.json`, `${disk.readText(`${assets}/.prometeu/index.json`)} `)),
    );
    expect(failure).toMatchObject(named('assets/.prometeu/index.json'));
  });

  it('the declaration of an active asset', async () => {
    const file = `${assets}/sounds/ui/asset.json`;
    const { failure } = await freezeWhile(firstOpen('one.bin', (disk) => disk.writeFile(file, `${disk.readText(file)} `)));
    expect(failure).toMatchObject(named('assets/sounds/ui/asset.json'));
  });

  it('every file that changed, not only the first', async () => {
    const { failure } = await freezeWhile(
      firstOpen('a.png', (disk) => {
        disk.removeFile(`${assets}/sounds/ui/click.wav`);
        disk.removeFile(`${assets}/data/levels/asset.json`);
      }),
    );
    expect(failure).toMatchObject(named('assets/sounds/ui/click.wav', 'assets/data/levels/asset.json'));
    expect(failure?.error.message).toBe('Changed while they were being read: assets/sounds/ui/click.wav, assets/data/levels/asset.json.');
  });

  it('but not the declaration of an excluded one, nor a file nobody selects', async () => {
    const { failure } = await freezeWhile(
      firstOpen('one.bin', (disk) => {
        disk.writeFile(`${assets}/data/draft/asset.json`, '{');
        disk.writeFile(`${assets}/tiles/ground/sketch.txt`, 'another sketch');
      }),
    );
    expect(failure).toBeUndefined();
  });
});

describe('a disk that fails during the freeze is no change', () => {
  async function freezeOn(wrap: (disk: FileSystem) => FileSystem, inputBudget: number) {
    const disk = tinyDisk();
    const bench = packBench(disk);
    const passed = await gated(bench);
    const staging = stagingOf(bench);
    const context = { ...bench.context, fs: wrap(disk), settings: { ...bench.context.settings, inputBudget } };
    const project = { ...context.project, fs: context.fs };
    return freeze({ ...context, project }, passed, staging);
  }

  it('an input that the disk cannot read is named, with the system’s code', async () => {
    const counts = ({ operation, path }: ObservedCall): boolean => operation === 'read' && path.endsWith('one.bin');
    const failed = await freezeOn((disk) => new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'EIO' }, { counts }), 1 << 20);
    expect(failed).toMatchObject({
      ok: false,
      error: { kind: 'materialization', error: { code: 'io_error', cause: 'EIO', place: { file: 'assets/data/levels/one.bin' } } },
    });
  });

  it('a full disk under the private copies throws its own error', async () => {
    const counts = ({ operation }: ObservedCall): boolean => operation === 'write';
    await expect(
      freezeOn((disk) => new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'ENOSPC' }, { counts }), 0),
    ).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('leaves no descriptor open, whichever operation fails', async () => {
    for (let at = 1; ; at += 1) {
      const disk = tinyDisk();
      const bench = packBench(disk);
      const passed = await gated(bench);
      const staging = stagingOf(bench);
      const fs = new FaultFileSystem(disk, { at, kind: 'error', code: 'EIO' }, { counts: ({ operation }) => operation !== 'close' });
      const context = { ...bench.context, fs, project: { ...bench.context.project, fs }, settings: { ...bench.context.settings, inputBudget: 0 } };
      await freeze(context, passed, staging).catch(() => undefined);
      expect(disk.openFiles(), `EIO at operation ${at}`).toEqual([]);
      if (!fs.hit) break;
    }
  });
});
