import { expect } from 'vitest';
import type { PackerError } from '../../../../src/contract/errors.ts';
import type { ChangeResult, Preview } from '../../../../src/contract/operations/changes.ts';
import type { FileSystem } from '../../../../src/io/file-system.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { loadSnapshot } from '../../../../src/packer/snapshot/load.ts';
import { walkers } from '../../../../src/packer/runtime/load.ts';
import { directory, Opened, refusalOf, valueOf, workspaceOf } from '../../../support/change-project.ts';
import type { Asked } from '../../../support/change-project.ts';

export const index = 'assets/.prometeu/index.json';

/** What a change did to the managed workspace, path by path; `undefined`: not there. Directories end in `/`. */
export type Difference = Readonly<Record<string, readonly [before: string | undefined, after: string | undefined]>>;

export interface Changed {
  readonly opened: Opened;
  readonly preview: Preview;
  readonly result: ChangeResult;
  readonly difference: Difference;
}

/**
 * Previews and applies changes, and holds on the way what is true of every change: the preview names exactly the
 * files that change, the published snapshot is what a fresh load reads, undoing restores every byte, and undoing
 * that brings every byte back.
 */
export async function changed(disk: MemoryFileSystem, changes: readonly Asked[], fs: FileSystem = disk): Promise<Changed> {
  const before = workspaceOf(disk);
  const opened = await Opened.on(fs);
  const preview = valueOf(await opened.preview(...changes));
  expect(workspaceOf(disk), 'a preview writes nothing').toEqual(before);
  const result = valueOf(await opened.apply(preview));
  const after = workspaceOf(disk);
  const difference = differenceOf(before, after);
  holdsPreviewTo(preview, difference);
  holdsSnapshotTo(opened);
  const undo = await opened.undo(result.operation_id);
  expect(withoutNextId(workspaceOf(disk)), 'an undo restores every byte').toEqual(withoutNextId(before));
  holdsSnapshotTo(opened);
  await opened.undo(undo.operation_id);
  expect(withoutNextId(workspaceOf(disk)), 'an undo of the undo brings every byte back').toEqual(withoutNextId(after));
  holdsSnapshotTo(opened);
  return { opened, preview, result, difference };
}

/** Why a change is refused; nothing is written. */
export async function refused(disk: MemoryFileSystem, change: Asked, fs: FileSystem = disk): Promise<PackerError> {
  const before = [...disk.tree('/')];
  const opened = await Opened.on(fs);
  const error = refusalOf(await opened.preview(change));
  expect([...disk.tree('/')], 'a refusal writes nothing').toEqual(before);
  return error;
}

function differenceOf(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): Difference {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(paths.filter((path) => before[path] !== after[path]).map((path) => [path, [before[path], after[path]]]));
}

/** Every file that came, went or changed is in the preview, or lies in a directory that it moves. */
function holdsPreviewTo({ files, moves }: Preview, difference: Difference): void {
  const moved = moves.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  const named = new Set(files.map(({ path }) => path));
  const unnamed = Object.keys(difference).filter((path) => !path.endsWith('/') && !named.has(path) && !moved.some((root) => path.startsWith(`${root}/`)));
  expect(unnamed, 'the preview names every file that changes').toEqual([]);
}

function holdsSnapshotTo({ project }: Opened): void {
  const fresh = loadSnapshot({ project: { fs: project.parts.project.fs, path: directory }, walkers, generation: project.snapshot.generation });
  expect(JSON.parse(JSON.stringify(project.snapshot)), 'the patched snapshot is a fresh load').toEqual(JSON.parse(JSON.stringify(fresh)));
}

/** An id that was given is never given again, not even after an undo (formats.md §1). */
function withoutNextId(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...files, [index]: (files[index] ?? '').replace(/"next_asset_id": \d+/u, '') };
}

/** The lines that differ between the two texts of a file. */
export function changedLines(change: Difference[string] | undefined): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [before, after] = [(change?.[0] ?? '').split('\n'), (change?.[1] ?? '').split('\n')];
  return { gone: before.filter((line) => !after.includes(line)), come: after.filter((line) => !before.includes(line)) };
}
