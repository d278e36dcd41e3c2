import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** A directory that differs from an asset's in case alone was not noticed until something else changed: the pack went on. */
export const twinAppears: Sequence = {
  start: [bank('a'), bank('b')],
  steps: [
    { step: 'change', changes: [{ kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'A' }] },
    { step: 'pack' },
    { step: 'user', edits: [{ edit: 'write', path: 'a/one.bin', content: 1 }] },
    { step: 'pack' },
    { step: 'user', edits: [{ edit: 'remove_directory', path: 'a' }] },
    { step: 'pack' },
  ],
};
