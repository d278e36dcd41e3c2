import { invariant } from '../../../base/invariant.ts';
import type { IndexEntry } from '../../../contract/documents.ts';
import { entryBecomes, entryOf, type Decide, type DecisionContext } from './decided.ts';

/** The registry follows a directory that was moved: the chosen one of those that carry the uuid. */
export const relocate: Decide = (context) => {
  const entry = entryOf(context);
  const root = context.decision.target ?? '';
  return entryBecomes(entry, { ...entry, root }, `Relocate asset ${entry.asset_id} to ${root}`);
};

/** Takes an asset out of the registry: the item's, or where it is about several the one that was chosen. */
export const unregister: Decide = (context) => {
  const { target } = context.decision;
  const entry = target === undefined ? entryOf(context) : context.view.entries.find(({ asset_id }) => String(asset_id) === target);
  invariant(entry, `${context.item.id} offers to unregister ${target ?? ''}, which is not registered`);
  return entryBecomes(entry, null, `Unregister ${entry.root}`);
};

/** The directory itself moves to where it collides with nobody. */
export const moveApart: Decide = ({ item, decision }) => ({ steps: [{ change: { kind: 'relocate_asset', asset: { root: item.place.root ?? '' }, to: decision.target ?? '' } }] });

export const register: Decide = ({ item }) => {
  const root = item.place.root ?? '';
  return { steps: [{ change: { kind: 'register_asset', root, included_in_build: true } }] };
};

/** The registry takes the uuid that `asset.json` says. */
export const adoptUuid: Decide = (context) => {
  const entry = entryOf(context);
  const uuid = context.view.byRoot.get(context.item.place.root ?? '')?.declaration.assetUuid;
  invariant(uuid !== undefined, `${context.item.id} is about a declaration without a uuid`);
  return entryBecomes(entry, { ...entry, asset_uuid: uuid }, `Take the uuid of ${entry.root} into the registry`);
};

/** Each asset is where the disk has its uuid. */
export const followUuid: Decide = (context) => {
  const entry = entryOf(context);
  const [bearer] = context.view.byUuid.get(entry.asset_uuid) ?? [];
  invariant(bearer, `${context.item.id} follows a uuid that no directory carries`);
  return entryBecomes(entry, { ...entry, root: bearer.root }, `Let asset ${entry.asset_id} follow its uuid to ${bearer.root}`);
};

/** An edited entry says again what the disk has; the rest of the edit stands. */
export const correctEntry: Decide = (context) => {
  const entry = entryOf(context);
  const { root, asset_uuid } = beforeEdit(context, entry);
  return entryBecomes(entry, { ...entry, root, asset_uuid }, `Correct asset ${entry.asset_id} in the registry`);
};

/** An edited entry becomes what it was. */
export const restoreEntry: Decide = (context) => {
  const entry = entryOf(context);
  return entryBecomes(entry, beforeEdit(context, entry), `Take back the edit of asset ${entry.asset_id}`);
};

function beforeEdit({ view, item }: DecisionContext, entry: IndexEntry): IndexEntry {
  const before = view.strayed.get(entry);
  invariant(before, `${item.id} is about an entry that nobody edited`);
  return before;
}
