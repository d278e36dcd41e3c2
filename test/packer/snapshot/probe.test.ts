import { describe, expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import type { ProbeDepth } from '../../../src/packer/snapshot/family-port.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { AssetRoot } from '../../../src/packer/snapshot/model.ts';
import { probeAsset } from '../../../src/packer/snapshot/probe.ts';
import type { ProbeFailure } from '../../../src/packer/snapshot/probe.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace, writeFile } from '../../support/workspace.ts';

const large = new Uint8Array(9 * 1024 * 1024).fill(7);

function setUp(files: Readonly<Record<string, string | Uint8Array>>, declaration: Readonly<Record<string, unknown>> = {}) {
  const disk = new MemoryFileSystem();
  disk.makeDirectory('/p');
  makeWorkspace(disk, '/p', { assets: [{ root: 'a', files, declaration }] });
  const fs = new RecordingFileSystem(disk);
  const project = { fs, path: '/p' };
  const asset: AssetRoot = loadSnapshot({ project, walkers: [plainWalker], generation: 1 }).roots[0] ?? bug('no root');
  const facts = new FactStore([plainWalker]);
  const probe = (depth: ProbeDepth): readonly ProbeFailure[] => probeAsset({ project, walkers: [plainWalker], facts, depth }, asset);
  const factsOf = (path: string, depth: ProbeDepth, role: 'input' | 'parameter' = 'input') =>
    facts.get(asset.artifacts.find((artifact) => artifact.path === path)?.sha256 ?? '', 'data_bank', path, role, depth);
  fs.clear();
  return { disk, fs, facts, probe, factsOf };
}

describe('probing an asset', () => {
  test('stores the facts of each selected file, and the header\'s with the content\'s', () => {
    const { probe, factsOf } = setUp({ 'x.bin': 'A' });
    expect(probe('content')).toEqual([]);
    expect(factsOf('x.bin', 'content')).toEqual({ size: 1, role: 'input', extension: '.bin', first: 65 });
    expect(factsOf('x.bin', 'header')).toEqual({ size: 1, role: 'input', extension: '.bin' });
  });

  test('opens no file that nobody selects', () => {
    const { probe, fs } = setUp({ in: 'A', out: 'B' }, { inputs: { files: ['in'] } });
    probe('content');
    expect(fs.paths('openRead')).toEqual(['/p/assets/a/in']);
  });

  test('opens no file whose facts are known', () => {
    const { probe, fs } = setUp({ in: 'A' });
    probe('header');
    fs.clear();
    probe('header');
    expect(fs.calls).toEqual([]);
  });

  test('looks at a file parameter in its own role', () => {
    const { probe, factsOf } = setUp({ in: 'A', 'k.x': 'K' }, { output: { format: 'x', key: 'k.x' } });
    probe('header');
    expect(factsOf('k.x', 'header', 'parameter')).toMatchObject({ role: 'parameter' });
  });

  test('reads a large file piece by piece', () => {
    const { probe, factsOf } = setUp({ big: large });
    expect(probe('content')).toEqual([]);
    expect(factsOf('big', 'content')).toMatchObject({ size: large.length, first: 7 });
  });

  test('of an invalid declaration does nothing', () => {
    const { probe, fs } = setUp({ in: 'A' }, { family: 'none' });
    expect(probe('content')).toEqual([]);
    expect(fs.calls).toEqual([]);
  });
});

describe('bytes that are not the snapshot\'s make no facts', () => {
  test.each<[string, string | Uint8Array]>([['small', 'B'], ['large', large.map(() => 8)]])('a %s file that changed', (_name, after) => {
    const { probe, disk, facts } = setUp({ in: typeof after === 'string' ? 'A' : large });
    writeFile(disk, '/p', 'assets/a/in', after);
    expect(probe('content')).toMatchObject([{ file: 'assets/a/in', kind: 'changed' }]);
    expect(facts.learnt).toBe(0);
  });

  test('a file that is gone', () => {
    const { probe, disk } = setUp({ in: 'A', keep: 'K' });
    disk.removeFile('/p/assets/a/in');
    expect(probe('content')).toMatchObject([{ file: 'assets/a/in', kind: 'changed' }]);
  });

  test('a file that became a link, even to the same bytes', () => {
    const { probe, disk, facts } = setUp({ in: 'A' });
    disk.rename('/p/assets/a/in', '/p/moved');
    disk.symlink('/p/moved', '/p/assets/a/in');
    expect(probe('content')).toMatchObject([{ kind: 'unreadable' }]);
    expect(facts.learnt).toBe(0);
  });

  test('a file that may not be read; nothing stays open', () => {
    const { probe, disk } = setUp({ in: 'A' });
    disk.setMode('/p/assets/a/in', 0);
    expect(probe('content')).toMatchObject([{ kind: 'unreadable' }]);
    expect(disk.openFiles()).toEqual([]);
  });
});
