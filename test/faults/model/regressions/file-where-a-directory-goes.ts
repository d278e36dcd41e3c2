import type { Sequence } from '../steps.ts';
import { bank } from './start.ts';

/** One import took a name for a file and for the directory of another file; it was accepted and could not be carried out. */
export const fileWhereADirectoryGoes: Sequence = {
  start: [bank('a')],
  steps: [
    {
      step: 'change',
      changes: [
        {
          kind: 'import_artifacts',
          asset: { asset_id: 1 },
          files: [
            { source: '/outside/0.bin', path: 'sub' },
            { source: '/outside/0.bin', path: 'sub/three.bin' },
          ],
        },
      ],
    },
  ],
};
