import type { Result } from '../../base/result.ts';
import type { IndexEntry } from '../../contract/documents.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { Change, ChangeKind, ChangeOf } from '../../contract/operations/changes.ts';
import type { Snapshot } from '../snapshot/model.ts';
import type { Facts, Need } from './facts.ts';

/** A directory that moves; without `to` it goes to the project's trash. Paths from the project's directory. */
export interface MoveEffect {
  readonly from: string;
  readonly to?: string;
}

/** What a file will hold: bytes, or a copy of a file of the project or from outside (an absolute path). */
export type EffectContent =
  | { readonly bytes: Uint8Array }
  | { readonly copyOf: string; readonly sha256: string; readonly size: number; readonly mode?: number }
  | { readonly source: string; readonly sha256: string; readonly size: number };

/** A file that is written, or goes to the project's trash. `path` is where it is after the moves. */
export interface FileEffect {
  readonly path: string;
  /** Where the facts are about it, if the change's own moves carry it elsewhere. */
  readonly foundAt?: string;
  readonly after: EffectContent | 'absent';
}

/** An entry of the registry as it will be; `null`: it goes. */
export interface EntryEdit {
  readonly asset_id: number;
  readonly entry: IndexEntry | null;
}

/**
 * What one change does to the project it finds: a value, nothing is carried out. The moves come first, then
 * the files, and the registry with them.
 */
export interface Effects {
  /** What was asked for, with everything chosen that was left open; absent for an undo. */
  readonly change?: Change;
  /** For people: `Rename "overworld" to "forest"`. */
  readonly title: string;
  readonly assetIds: readonly number[];
  /** The asset roots it is about, before and after, below `assets/`, NFC. */
  readonly roots: readonly string[];
  readonly moves?: readonly MoveEffect[];
  readonly files?: readonly FileEffect[];
  readonly entries?: readonly EntryEdit[];
  readonly nextAssetId?: number;
}

/** All that a plan is made from. */
export interface PlanContext {
  /** The project as the changes before this one leave it. */
  readonly snapshot: Snapshot;
  readonly facts: Facts;
  /** For the asset that the change makes, if it makes one. */
  readonly freshUuid: string;
}

/** One kind of change: what it has to know of the disk, and what it does. Both are pure. */
export interface ChangePlanner<K extends ChangeKind = ChangeKind> {
  readonly kind: K;
  /** What to look at on the disk. What cannot be told yet, because the request is wrong, is left to the plan. */
  needs(change: ChangeOf<K>, snapshot: Snapshot): readonly Need[];
  plan(change: ChangeOf<K>, context: PlanContext): Result<Effects, PackerError>;
}
