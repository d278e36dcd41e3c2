import { expect, it } from 'vitest';
import { openContainedRoot } from '../../../../src/io/contained-path.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { families } from '../../../../src/packer/families/list.ts';
import { Inspection } from '../../../../src/packer/runtime/diagnostics/inspection.ts';
import { loadSnapshot } from '../../../../src/packer/snapshot/load.ts';
import { FactStore } from '../../../../src/packer/snapshot/fact-store.ts';
import { tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { valueOf } from '../../../support/open-tiny.ts';

const walkers = families.map((family) => family.walker);
const here = (): Promise<void> => Promise.resolve();

function inspecting(disk: MemoryFileSystem) {
  const recording = new RecordingFileSystem(disk);
  const project = valueOf(openContainedRoot(recording, tinyPlace));
  const snapshot = loadSnapshot({ project, walkers, generation: 1 });
  recording.clear();
  return { inspection: new Inspection(project, walkers, new FactStore(walkers)), snapshot, recording };
}

it('opens each selected file once, however often it is asked', async () => {
  const { inspection, snapshot, recording } = inspecting(tinyDisk());
  expect(snapshot.roots.map((asset) => inspection.isChecked(asset))).toEqual([false, false, false, false, false]);
  expect(await inspection.look(snapshot.roots, 'content', here)).toMatchObject({ assets: 5, files: 7, unread: [] });
  const opened = recording.paths('openRead');
  expect(opened.filter((path) => path.includes('sketch'))).toEqual([]);
  expect(await inspection.look(snapshot.roots, 'content', here)).toMatchObject({ assets: 5, files: 7 });
  expect(recording.paths('openRead')).toEqual(opened);
  expect(snapshot.roots.every((asset) => inspection.isChecked(asset))).toBe(true);
});

it('leaves an asset unchecked whose file has changed since, and names the file', async () => {
  const disk = tinyDisk();
  const { inspection, snapshot } = inspecting(disk);
  disk.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, 'changed');
  const looked = await inspection.look(snapshot.roots, 'content', here);
  expect(looked).toMatchObject({ assets: 4, unread: [{ file: 'assets/data/levels/one.bin', kind: 'changed' }] });
  expect(snapshot.roots.filter((asset) => !inspection.isChecked(asset)).map(({ root }) => root)).toEqual(['data/levels']);
});

it('runs what belongs between two assets, and is ended by it', async () => {
  const { inspection, snapshot } = inspecting(tinyDisk());
  const done: number[] = [];
  const ended = inspection.look(snapshot.roots, 'content', (count) => {
    done.push(count);
    return count === 2 ? Promise.reject(new Error('enough')) : Promise.resolve();
  });
  await expect(ended).rejects.toThrow('enough');
  expect(done).toEqual([1, 2]);
});

it('finds more once more is known, and the same list while nothing is', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/a.png`, 'no picture');
  const { inspection, snapshot } = inspecting(disk);
  const before = inspection.diagnostics(snapshot);
  expect(inspection.diagnostics(snapshot)).toBe(before);
  await inspection.look(snapshot.roots, 'content', here);
  expect(inspection.diagnostics(snapshot).map(({ code }) => code)).toContain('png_damaged');
  expect(before.map(({ code }) => code)).not.toContain('png_damaged');
});
