import type { IndexEntry } from '../../../contract/documents.ts';
import type { Dispute, Rivalry } from './rivals.ts';
import type { Strand } from './strand.ts';

/** What two branches did that only a person can reconcile. */
export type ConflictKind =
  /** Both changed a field of one asset, differently. */
  | 'changed_apart'
  /** Both registered one asset, differently. */
  | 'added_apart'
  /** One removed the asset, the other changed it. */
  | 'removed_and_changed'
  /** Two assets claim one root. */
  | 'root_claimed_twice'
  /** Two assets claim one id, which the common ancestor had given. */
  | 'id_claimed_twice'
  /** Both changed a key beside `assets`, differently. */
  | 'key_changed_apart';

export interface IndexConflict {
  readonly kind: ConflictKind;
  /** One sentence that names the assets and both values. */
  readonly message: string;
  /** 1-based line of the hunk's first marker in the merged text. */
  readonly line: number;
  readonly asset_uuids: readonly string[];
}

/** Every reason why a dispute is one, assets before what they fight over. */
export function conflictsOf({ strands, rivalries }: Dispute, line: number): readonly IndexConflict[] {
  return [...strands.flatMap((strand) => ownConflict(strand, line) ?? []), ...rivalries.map((rivalry) => rivalConflict(rivalry, line))];
}

/** For a key beside `assets` that both sides changed. */
export function keyConflict(key: string, line: number): IndexConflict {
  const message = `Both branches changed ${JSON.stringify(key)}, each in its own way.`;
  return { kind: 'key_changed_apart', message, line, asset_uuids: [] };
}

function ownConflict({ uuid, entries, removedBy, changedApart }: Strand, line: number): IndexConflict | undefined {
  const asset_uuids = [uuid];
  if (removedBy) {
    const changer = removedBy === 'ours' ? 'theirs' : 'ours';
    const message = sentence(`${named(entries[changer])} was removed in ${removedBy} and changed in ${changer}.`);
    return { kind: 'removed_and_changed', message, line, asset_uuids };
  }
  if (changedApart.length === 0) return undefined;
  const values = changedApart.map((field) => `${field} (ours ${shown(entries.ours, field)}, theirs ${shown(entries.theirs, field)})`).join(', ');
  const name = named(entries.base ?? entries.ours);
  if (entries.base) return { kind: 'changed_apart', message: `Both branches changed ${values} of ${name}.`, line, asset_uuids };
  return { kind: 'added_apart', message: `Both branches registered ${name}, with different ${values}.`, line, asset_uuids };
}

function rivalConflict({ field, value, strands }: Rivalry, line: number): IndexConflict {
  const asset_uuids = [...strands].map(({ uuid }) => uuid);
  const owners = [...strands].map(({ entries }) => named(entries.ours ?? entries.theirs)).join(' and ');
  if (field === 'root') {
    const message = sentence(`${owners} both claim the root ${JSON.stringify(value)}.`);
    return { kind: 'root_claimed_twice', message, line, asset_uuids };
  }
  const message = sentence(`${owners} both claim the asset_id ${String(value)}, which was given before the branches parted.`);
  return { kind: 'id_claimed_twice', message, line, asset_uuids };
}

/** An asset as a person knows it: by id, and by root in the spelling of the registry. */
function named(entry: IndexEntry | undefined): string {
  return entry === undefined ? 'an asset' : `asset ${String(entry.asset_id)} (${entry.root})`;
}

function shown(entry: IndexEntry | undefined, field: string): string {
  const value = entry && Object.hasOwn(entry, field) ? entry[field] : undefined;
  const text = value === undefined ? 'without it' : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
