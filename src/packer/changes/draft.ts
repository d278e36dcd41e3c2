import { invariant } from '../../base/invariant.ts';
import type { Change } from '../../contract/operations/changes.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { sha256 } from '../../io/hashing.ts';
import { OverlayFileSystem } from '../../io/overlay-file-system.ts';
import type { OverlaidContent } from '../../io/overlay-file-system.ts';
import type { DirectoryMove } from '../commit/change-set.ts';
import { originOf } from '../commit/placement.ts';
import { ancestorsOf, carried, isWithin, parentOf } from '../commit/tree-path.ts';
import type { EffectContent, Effects, FileEffect } from './change.ts';
import { isControl, registryPath, trashFolder, trashOf } from './control-paths.ts';
import { DraftRegistry } from './draft-registry.ts';
import type { RegistryFile } from './draft-registry.ts';
import type { FileFact, Facts } from './facts.ts';

/** New content as the commit takes it: bytes, or the absolute path of a file that is copied. */
export type DraftContent =
  | { readonly bytes: Uint8Array; readonly sha256: string; readonly size: number }
  | { readonly copyOf: string; readonly sha256: string; readonly size: number; readonly mode?: number };

/** A file that changes. */
export interface DraftFile {
  readonly before: FileFact;
  readonly after: DraftContent | 'absent';
}

/** A directory that moves. */
export interface DraftMove extends DirectoryMove {
  /** Also when a deletion that was taken back is made again, which fills the old place in the trash. */
  readonly toTrash: boolean;
}

/**
 * What several changes come to, one after another, in memory: directory moves, files, registry entries. Every
 * path is where the thing is after the changes so far; {@link origin} says where the disk has it.
 */
export class Draft {
  readonly operationId: string;
  readonly registry: DraftRegistry;
  readonly #project: ContainedRoot;
  #moves: DraftMove[] = [];
  #files = new Map<string, DraftFile>();
  readonly #changes: Change[] = [];
  readonly #titles: string[] = [];
  readonly #assetIds = new Set<number>();
  readonly #roots = new Set<string>();
  #unsettled: string[] = [];

  constructor(project: ContainedRoot, operationId: string, registry: RegistryFile) {
    this.#project = project;
    this.operationId = operationId;
    this.registry = new DraftRegistry(registry);
  }

  get moves(): readonly DraftMove[] {
    return this.#moves;
  }

  /** By path after the moves; without the registry. */
  get files(): ReadonlyMap<string, DraftFile> {
    return this.#files;
  }

  get changes(): readonly Change[] {
    return this.#changes;
  }

  get title(): string {
    const [first = 'Nothing', ...others] = this.#titles;
    return others.length === 0 ? first : `${first} and ${others.length} more ${others.length === 1 ? 'change' : 'changes'}`;
  }

  /** Ascending. */
  get assetIds(): readonly number[] {
    return [...this.#assetIds].sort((a, b) => a - b);
  }

  get roots(): readonly string[] {
    return [...this.#roots];
  }

  get isEmpty(): boolean {
    return this.#moves.length === 0 && this.#files.size === 0 && this.registry.changed().length === 0 && !this.registry.file.replaces;
  }

  /** Where the disk has what is at a path now; `undefined` when moves left nothing there, or only the draft has it. */
  origin(path: string): string | undefined {
    return originOf(path, this.#moves, this.#moves.length);
  }

  /** The same for what a preview may stand on: not what the draft itself writes. */
  readOrigin(path: string): string | undefined {
    return this.#files.has(path) || path === registryPath ? undefined : this.origin(path);
  }

  /** Takes one more change in. `facts` are those its plan was made from. */
  add(effects: Effects, facts: Facts): void {
    for (const move of effects.moves ?? []) this.#addMove(move.from, move.to);
    for (const file of effects.files ?? []) this.#addFile(file, facts);
    for (const edit of effects.entries ?? []) this.registry.edit(edit);
    if ((effects.entries ?? []).length > 0) this.#unsettled.push(registryPath);
    if (effects.nextAssetId !== undefined) this.registry.giveIdsUpTo(effects.nextAssetId);
    if (effects.change) this.#changes.push(effects.change);
    this.#titles.push(effects.title);
    for (const id of effects.assetIds) this.#assetIds.add(id);
    for (const root of effects.roots) this.#roots.add(root);
  }

  /** Paths touched since the last call: what a snapshot has to look at again. */
  takeUnsettled(): readonly string[] {
    const taken = this.#unsettled;
    this.#unsettled = [];
    return taken;
  }

  /** The project as the changes leave it, to be looked at. */
  view(): ContainedRoot {
    const { fs, path } = this.#project;
    const absolute = (below: string): string => `${path}/${below}`;
    const files = new Map<string, OverlaidContent>();
    for (const [file, { after }] of this.#files) files.set(absolute(file), overlaid(after));
    const registry = this.registry.bytes();
    if (registry.ok && (registry.value !== this.registry.file.bytes || this.registry.file.replaces)) files.set(absolute(registryPath), registry.value);
    const origin = (asked: string): string | undefined => {
      if (!asked.startsWith(`${path}/`)) return asked;
      const found = this.origin(asked.slice(path.length + 1));
      return found === undefined ? undefined : absolute(found);
    };
    return { fs: new OverlayFileSystem(fs, { origin, arrivals: this.#moves.map(({ to }) => absolute(to)), files }), path };
  }

  /** Directories that the commit will have to make, the outermost of each. Looks at the disk. */
  made(): readonly string[] {
    const written = [...this.#files].flatMap(([path, { after }]) => (after === 'absent' ? [] : [path]));
    const needed = [...written, ...this.#moves.flatMap(({ to, toTrash }) => (toTrash ? [] : [to]))].flatMap(ancestorsOf);
    const missing = new Set(needed.filter((path) => !this.#isOnDisk(path)));
    return [...missing].filter((path) => !missing.has(parentOf(path)));
  }

  /** A directory that only the draft has is no move: its files just go elsewhere, or are not written at all. */
  #addMove(from: string, to: string | undefined): void {
    const target = to ?? this.#freeTrash(from);
    const files = new Map<string, DraftFile>();
    const isOnDisk = this.#isOnDisk(from);
    for (const [path, file] of this.#files) {
      const moved = carried(path, from, target);
      if (moved === undefined) files.set(path, file);
      else if (to !== undefined) files.set(moved, file);
    }
    this.#files = files;
    if (isOnDisk) this.#moves.push({ from, to: target, toTrash: isWithin(target, trashFolder) });
    this.#unsettled.push(from, ...(to === undefined ? [] : [to]));
  }

  #isOnDisk(path: string): boolean {
    const origin = this.origin(path);
    return origin !== undefined && this.#project.fs.stat(`${this.#project.path}/${origin}`)?.kind === 'directory';
  }

  /** Two directories that were, one after the other, at one place or in one another each keep their own. */
  #freeTrash(path: string): string {
    const taken = this.#moves.map(({ to }) => to);
    const trash = `${trashOf(this.operationId)}/${path}`;
    for (let number = 2, candidate = trash; ; number += 1) {
      const free = candidate;
      if (!taken.some((other) => isWithin(other, free) || isWithin(free, other))) return free;
      candidate = `${trash}.${number}`;
    }
  }

  #addFile({ path, foundAt = path, after }: FileEffect, facts: Facts): void {
    const known = this.#files.get(path);
    const before = known?.before ?? facts.files.get(foundAt);
    invariant(before, `${path} is changed by a plan that did not look at it`);
    const content = after === 'absent' ? after : this.#content(after);
    const same = content === 'absent' ? before.sha256 === 'absent' : before.sha256 === content.sha256;
    if (same) this.#files.delete(path);
    else this.#files.set(path, { before, after: content });
    if (!isControl(path)) this.#unsettled.push(parentOf(path));
  }

  #content(content: EffectContent): DraftContent {
    if ('bytes' in content) return { bytes: content.bytes, sha256: sha256(content.bytes), size: content.bytes.length };
    const { sha256: digest, size } = content;
    if ('source' in content) return { copyOf: content.source, sha256: digest, size };
    const pending = this.#files.get(content.copyOf)?.after;
    if (pending !== undefined && pending !== 'absent') return pending;
    const origin = this.origin(content.copyOf);
    invariant(origin !== undefined, `${content.copyOf} is copied and is nowhere on the disk`);
    const mode = content.mode === undefined ? {} : { mode: content.mode };
    return { copyOf: `${this.#project.path}/${origin}`, sha256: digest, size, ...mode };
  }

}

function overlaid(after: DraftContent | 'absent'): OverlaidContent {
  if (after === 'absent') return after;
  return 'bytes' in after ? after.bytes : { copyOf: after.copyOf };
}
