import type { Change } from '../../../src/contract/operations/changes.ts';
import { uuidOf } from '../../support/workspace.ts';
import type { World } from './world.ts';

/** For changes that were refused: any uuid that nobody has. */
export function withSomeUuid(change: Change, at: number): Change {
  const isNew = change.kind === 'create_asset' || change.kind === 'duplicate_asset';
  return isNew && change.asset_uuid === undefined ? { ...change, asset_uuid: uuidOf(700 + at) } : change;
}

/** What was asked for stands in what was chosen, and what was left open was chosen freshly. */
export function chosenFault(asked: readonly Change[], chosen: readonly Change[], world: World): string | undefined {
  if (asked.length !== chosen.length) return 'changes were added or left out';
  for (const [at, change] of asked.entries()) {
    const made = chosen[at];
    for (const [key, value] of Object.entries(change)) {
      if (plain(value) !== plain((made as unknown as Record<string, unknown>)[key])) return `${key} of ${change.kind} was changed into something else`;
    }
    const uuid = made && 'asset_uuid' in made && !('asset_uuid' in change) ? made.asset_uuid : undefined;
    if (uuid !== undefined && [...world.files.values()].some((content) => content.includes(uuid))) return `the uuid ${uuid} was chosen although it is taken`;
  }
  return undefined;
}

/** Texts in Unicode form NFC, lists of paths or ids as sets. */
function plain(value: unknown): string {
  const list = Array.isArray(value) && value.every((item) => typeof item !== 'object') ? [...new Set(value.map(String))].sort() : value;
  return JSON.stringify(list).normalize('NFC');
}
