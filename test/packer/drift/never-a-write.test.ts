import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import { dataBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openWatched } from '../../support/watched.ts';

const places = ['data/levels', 'tiles/ground', 'sounds/ui', 'moved', 'data/levels/inner', 'Data', '.prometeu'];
const names = ['asset.json', 'one.bin', 'index.json', 'project.json', 'x'];
const texts = ['', '{', 'edited', '<<<<<<< ours\n=======\n>>>>>>> theirs\n', '{"schema_version": 1, "refresh": "manual"}'];

const place = fc.constantFrom(...places);
const drift = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), place, name: fc.constantFrom(...names), text: fc.constantFrom(...texts) }),
  fc.record({ kind: fc.constant('remove' as const), place, name: fc.constantFrom(...names) }),
  fc.record({ kind: fc.constant('copy' as const), place, to: place }),
  fc.record({ kind: fc.constant('move' as const), place, to: fc.constantFrom(...places.slice(0, -1)) }),
);

type Drift = typeof drift extends fc.Arbitrary<infer T> ? T : never;

/** What somebody does to the disk, as far as the disk lets them. */
function make(disk: MemoryFileSystem, step: Drift): void {
  const at = (path: string): string => `${tinyPlace}/assets/${path}`;
  try {
    if (step.kind === 'write') disk.writeFile(`${at(step.place)}/${step.name}`, step.text);
    else if (step.kind === 'remove') disk.removeFile(`${at(step.place)}/${step.name}`);
    else if (step.kind === 'copy') disk.writeFile(`${at(step.to)}/asset.json`, disk.readFile(`${at(step.place)}/asset.json`));
    else if (step.place !== '.prometeu') disk.rename(at(step.place), at(step.to));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
}

it('D1: whatever drifts, detection and automatic refresh leave every byte on the disk as it was, outside of the cache', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drift, { minLength: 1, maxLength: 8 }), async (steps) => {
      const disk = tinyDisk({ assets: [tileBank, dataBank, soundBank] });
      const { tiny, watch, clock } = await openWatched(disk);
      const tree = (): readonly unknown[] => [...disk.tree()].filter(([path]) => !/\.prometeu\/cache(?:\/|$)/u.test(path));
      for (const step of steps) {
        make(disk, step);
        const before = tree();
        watch.changed(...places);
        await clock.pass(2000);
        await tiny.ask('getDivergence', { look: true });
        await tiny.ask('refresh');
        expect(tree()).toEqual(before);
      }
      const generations = tiny.heard('snapshot.published').map(({ generation }) => generation);
      expect(generations).toEqual(generations.map((_, at) => at + 2));
      await tiny.runtime.close();
    }),
    { numRuns: 60, seed: 20_261_121 },
  );
});
