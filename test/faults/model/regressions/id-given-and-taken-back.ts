import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** The preview showed a new `next_asset_id`, and applying it said that there was nothing to change. */
export const idGivenAndTakenBack: Sequence = {
  start: [bank('c'), bank('a', { registered: false })],
  steps: [
    { step: 'change', changes: [{ kind: 'register_asset', root: 'a' }, { kind: 'unregister_asset', asset_id: 3 }] },
    { step: 'change', changes: [{ kind: 'create_asset', root: 'g/a', family: 'data_bank' }, { kind: 'delete_asset', asset: { asset_id: 3 } }] },
  ],
};
