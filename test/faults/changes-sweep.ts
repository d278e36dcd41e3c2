import type { Preview } from '../../src/contract/operations/changes.ts';
import { FaultFileSystem, Kill } from '../../src/io/fault-file-system.ts';
import type { Fault } from '../../src/io/fault-file-system.ts';
import type { FileOperation, FileSystem } from '../../src/io/file-system.ts';
import type { ObservedCall } from '../../src/io/observed-file-system.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { diskOf, Opened, valueOf } from '../support/change-project.ts';
import type { Asked } from '../support/change-project.ts';

/** One kind of change on a disk of its own. */
export interface SweptChange {
  readonly name: string;
  readonly changes: readonly Asked[];
  /** Changes that come first; `undo` in the place of `changes` takes the last of them back. */
  readonly before?: readonly Asked[];
  readonly undo?: boolean;
}

const one = { asset: { asset_id: 1 } } as const;

export const sweptChanges: readonly SweptChange[] = [
  { name: 'create_asset', changes: [{ kind: 'create_asset', root: 'tiles/new', family: 'tile_bank' }] },
  { name: 'register_asset', changes: [{ kind: 'register_asset', root: 'stray' }] },
  { name: 'unregister_asset', changes: [{ kind: 'unregister_asset', asset_id: 1 }] },
  { name: 'delete_asset', changes: [{ kind: 'delete_asset', ...one }] },
  { name: 'relocate_asset', changes: [{ kind: 'relocate_asset', ...one, to: 'far/away' }] },
  { name: 'rename_asset', changes: [{ kind: 'rename_asset', ...one, asset_name: 'other' }] },
  { name: 'set_included', changes: [{ kind: 'set_included', asset_ids: [1, 2], included_in_build: false }] },
  { name: 'update_declaration', changes: [{ kind: 'update_declaration', ...one, edits: [{ pointer: '/author', value: 'me' }] }] },
  { name: 'set_preload', changes: [{ kind: 'set_preload', ...one, slot: 4 }] },
  { name: 'import_artifacts', changes: [{ kind: 'import_artifacts', ...one, files: [{ source: '/outside/new.bin', path: 'deep/n.bin' }, { source: '/outside/new.bin', path: 'x.bin' }], replace: true }] },
  { name: 'remove_artifact', changes: [{ kind: 'remove_artifact', ...one, paths: ['x.bin', 'sub/y.bin'] }] },
  { name: 'duplicate_asset', changes: [{ kind: 'duplicate_asset', ...one, to: 'copies/a' }] },
  {
    name: 'several at once',
    changes: [
      { kind: 'relocate_asset', ...one, to: 't' },
      { kind: 'relocate_asset', asset: { asset_id: 2 }, to: 'a' },
      { kind: 'rename_asset', ...one, asset_name: 'other' },
      { kind: 'delete_asset', asset: { root: 'stray' } },
      { kind: 'create_asset', root: 'stray', family: 'data_bank' },
    ],
  },
  { name: 'undo of create_asset', before: [{ kind: 'create_asset', root: 'tiles/new', family: 'tile_bank' }], changes: [], undo: true },
  { name: 'undo of delete_asset', before: [{ kind: 'delete_asset', ...one }], changes: [], undo: true },
  { name: 'undo of relocate_asset', before: [{ kind: 'relocate_asset', ...one, to: 'far/away' }], changes: [], undo: true },
  { name: 'undo of remove_artifact', before: [{ kind: 'remove_artifact', ...one, paths: ['x.bin'] }], changes: [], undo: true },
];

/** A disk right before the change, the preview that is to be applied to it, and the two states that are ever allowed. */
export interface Ready {
  readonly disk: MemoryFileSystem;
  readonly preview: Preview;
  readonly old: string;
  readonly new: string;
}

export async function ready({ before, changes, undo }: SweptChange): Promise<Ready> {
  const disk = diskOf({ root: 'a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' } }, { root: 'b', files: { z: 'z' } }, { root: 'stray', registered: false, assetId: 9 });
  disk.writeFile('/outside/new.bin', 'new');
  const opened = await Opened.on(disk);
  if (before) await opened.change(...before);
  disk.sync();
  const preview = valueOf(undo ? await opened.previewUndo() : await opened.preview(...changes));
  const after = disk.clone();
  valueOf(await (await Opened.on(after)).apply(preview));
  return { disk, preview, old: stateOf(disk), new: stateOf(after) };
}

/** Derived, and no part of any state. */
const cache = /^\/project\/assets\/\.prometeu\/cache\//u;

/** Everything below the project but the cache, with the operation's id left out; what commits leave behind empty does not count. */
export function stateOf(disk: MemoryFileSystem): string {
  const empty = /^\/project\/assets\/\.prometeu\/(journal|trash|history|backup|backup\/declarations|conflicts)\/$/u;
  const entries = [...disk.tree('/project')].filter(([path]) => !empty.test(path) && !cache.test(path));
  const operations = new Map<string, string>();
  const named = (text: string): string => text.replaceAll(/[0-9A-Za-z]{20}(?=\/|\.json|")/gu, (id) => {
    if (!operations.has(id)) operations.set(id, `operation ${operations.size}`);
    return operations.get(id) ?? id;
  });
  return JSON.stringify(entries.map(([path, text]) => [named(path), path.includes('/history/') ? named(text) : text]).sort());
}

const reading = new Set<FileOperation>(['stat', 'statOpen', 'identity', 'list', 'realPath', 'writable', 'openRead', 'read', 'close']);

/** Whether a call of the port changes something: dying before one that only looks is dying before the next that does. */
export function isChanging({ operation }: ObservedCall): boolean {
  return !reading.has(operation);
}

/** What of the applying a fault can fall on: every call, or those that change something. */
export type Points = 'every' | 'changing';

export interface Swept {
  readonly disk: MemoryFileSystem;
  /** `died`: the process did; `ok`; `unknown`: applied, not known to be durable; else the code of the refusal. */
  readonly outcome: string;
  readonly hit: boolean;
}

/** Applies the preview on a copy of the disk with one fault. */
export async function applyWith({ disk: original, preview }: Ready, fault: Fault, points: Points): Promise<Swept> {
  const disk = original.clone();
  let armed = false;
  const faulty = new FaultFileSystem(disk, fault, { counts: (call) => armed && (points === 'every' || isChanging(call)) });
  const opened = await Opened.on(faulty);
  armed = true;
  const outcome = await outcomeOf(opened, preview);
  return { disk, outcome, hit: faulty.hit !== undefined };
}

async function outcomeOf(opened: Opened, preview: Preview): Promise<string> {
  try {
    const applied = await opened.apply(preview);
    if (!applied.ok) return applied.error.code;
    return applied.value.durability === 'durable' ? 'ok' : 'unknown';
  } catch (error) {
    if (error instanceof Kill) return 'died';
    throw error;
  }
}

/** The disk after the next open: no journal is left, the project is sound, and opening again changes nothing. */
export async function reopened(disk: MemoryFileSystem): Promise<string> {
  const opened = await Opened.on(disk);
  const { state, reasons } = opened.project.state;
  if (state === 'failed') throw new Error(reasons.join('; '));
  await opened.close();
  const journals = namesIn(disk, '/project/assets/.prometeu/journal');
  if (journals.length > 0) throw new Error(`left over: ${journals.join(', ')}`);
  const once = kept(disk);
  await (await Opened.on(disk)).close();
  if (kept(disk) !== once) throw new Error('opening twice is not opening once');
  return stateOf(disk);
}

function kept(disk: MemoryFileSystem): string {
  return JSON.stringify([...disk.tree('/')].filter(([path]) => !cache.test(path)));
}

function namesIn(disk: FileSystem, path: string): readonly string[] {
  return disk.stat(path) ? disk.list(path).map(({ name }) => name) : [];
}
