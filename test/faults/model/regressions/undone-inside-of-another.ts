import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** A change to an asset in another one could not be taken back for what was wrong with the outer one. */
export const undoneInsideOfAnother: Sequence = {
  start: [bank('a')],
  steps: [
    { step: 'user', edits: [{ edit: 'declare', root: 'a/in', declaration: bank('a/in').declaration }] },
    { step: 'change', changes: [{ kind: 'import_artifacts', asset: { root: 'a/in' }, files: [{ source: '/outside/1.bin', path: 'sub/three.bin' }] }] },
    { step: 'user', edits: [{ edit: 'declare', root: 'a', declaration: { how: 'no_family' } }] },
    { step: 'undo' },
  ],
};
