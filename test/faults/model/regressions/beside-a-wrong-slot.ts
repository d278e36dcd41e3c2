import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** Putting right a slot that was none lost what else its author had written into `preload`. */
export const besideAWrongSlot: Sequence = {
  start: [bank('a', { registered: false, declaration: { how: 'slot_99' } })],
  steps: [{ step: 'change', changes: [{ kind: 'set_preload', asset: { root: 'a' }, slot: 2 }] }, { step: 'undo' }],
};
