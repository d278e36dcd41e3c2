import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** An asset whose directory somebody had moved could be changed, although its place was owed a decision. */
export const assetMovedByHand: Sequence = {
  start: [bank('a'), bank('b')],
  steps: [
    { step: 'user', edits: [{ edit: 'move', from: 'b', to: 'c' }] },
    { step: 'change', changes: [{ kind: 'set_included', asset_ids: [2], included_in_build: false }] },
    { step: 'change', changes: [{ kind: 'delete_asset', asset: { root: 'c' } }] },
    { step: 'change', changes: [{ kind: 'set_included', asset_ids: [1], included_in_build: false }] },
  ],
};
