import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** A file was taken back from deep below an asset that somebody had made a copy of another one. */
export const undoneDeepInACopy: Sequence = {
  start: [bank('a'), bank('b')],
  steps: [
    { step: 'change', changes: [{ kind: 'import_artifacts', asset: { asset_id: 1 }, files: [{ source: '/outside/3.bin', path: 'sub/three.bin' }] }] },
    { step: 'change', changes: [{ kind: 'unregister_asset', asset_id: 1 }] },
    { step: 'undo', back: 1, meanwhile: [{ edit: 'declare', root: 'a', declaration: { how: 'uuid', uuid: 2 } }] },
  ],
};
