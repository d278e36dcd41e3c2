import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** A directory could be registered around an asset root, which may not nest. */
export const rootAroundAnother: Sequence = {
  start: [bank('a', { registered: false })],
  steps: [
    { step: 'user', edits: [{ edit: 'declare', root: 'a/in', declaration: bank('a/in').declaration }] },
    { step: 'change', changes: [{ kind: 'register_asset', root: 'a' }] },
  ],
};
