import { describe, expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import { PackerProbePolicies, PackerRuntimeMaterializationConfig, probesOf, projectWalkFiles } from '../../../src/packer/snapshot/walk-projection.ts';
import type { FrozenContent, PackerProbeResult, PackerWalkMode } from '../../../src/packer/snapshot/walk-projection.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace } from '../../support/workspace.ts';

const fs = new MemoryFileSystem();
fs.makeDirectory('/p');
makeWorkspace(fs, '/p', {
  assets: [
    { root: 'b', files: { in: '1', 'k.pal': '2', stray: '3' }, declaration: { inputs: { files: ['in'] }, output: { format: 'x', key: 'k.pal' } } },
    { root: 'a', files: { out: '4' }, included: false },
    { root: 'c', files: { loose: '5' }, registered: false },
    { root: 'd', files: { broken: '6' }, declaration: '{' },
  ],
});
const snapshot = loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1 });
const content: FrozenContent = { kind: 'memory', bytes: Uint8Array.of(1) };

describe('the RUNTIME projection', () => {
  test('holds every artifact of every root, and no content, not even when it is offered', () => {
    const files = projectWalkFiles(snapshot, PackerRuntimeMaterializationConfig.runtimeDefault(), () => content);
    expect(files.map(({ root, path }) => `${root}/${path}`)).toEqual(['a/out', 'b/in', 'b/k.pal', 'b/stray', 'c/loose', 'd/broken']);
    expect(files.filter((file) => 'content' in file)).toEqual([]);
  });

  test('says what the snapshot knows of each file', () => {
    const [first] = projectWalkFiles(snapshot, PackerRuntimeMaterializationConfig.runtimeDefault());
    const [artifact] = snapshot.roots[0]?.artifacts ?? [];
    expect(first).toEqual({ root: 'a', assetId: 2, path: 'out', diskPath: 'out', size: 1, sha256: artifact?.sha256 });
  });
});

describe('the PACKING projection', () => {
  test('holds the selected files of the active pack set alone, each with content asked for once', () => {
    const asked: string[] = [];
    const files = projectWalkFiles(snapshot, PackerRuntimeMaterializationConfig.packingBuild(), ({ artifact }: PackerProbeResult) => {
      asked.push(artifact.path);
      return content;
    });
    expect(files.map(({ path, content: frozen }) => [path, frozen])).toEqual([['in', content], ['k.pal', content]]);
    expect(asked).toEqual(['in', 'k.pal']);
  });
});

test('both come from the same discovery', () => {
  const packing = projectWalkFiles(snapshot, PackerRuntimeMaterializationConfig.packingBuild());
  const runtime = projectWalkFiles(snapshot, PackerRuntimeMaterializationConfig.runtimeDefault());
  expect(runtime).toEqual(expect.arrayContaining([...packing]));
  expect(probesOf(snapshot).map(({ use }) => use?.role)).toEqual(['input', 'input', 'parameter', undefined, 'input', undefined]);
});

test.each<[PackerWalkMode, number]>([['RUNTIME', 0], ['PACKING', 2]])('%s decides about content whatever the filter', (mode, count) => {
  const projectionFilter = PackerProbePolicies.isIncludedInCurrentBuild;
  const files = projectWalkFiles(snapshot, { mode, projectionFilter }, () => content);
  expect([files.length, files.filter((file) => file.content).length]).toEqual([2, count]);
});
