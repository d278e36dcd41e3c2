import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** A deletion was made again over what somebody had saved since it was shown. */
export const deletedAgainOverASave: Sequence = {
  start: [bank('a')],
  steps: [
    { step: 'change', changes: [{ kind: 'delete_asset', asset: { root: 'a' } }] },
    { step: 'undo', back: 0 },
    { step: 'undo', back: 0, meanwhile: [{ edit: 'write', path: 'a/one.bin', content: 2 }] },
  ],
};
