import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { peakMemory } from '../../scripts/bench/child.ts';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { repository } from '../support/cli.ts';
import { copyOfStarfall } from '../support/starfall.ts';

/** Peak resident memory of the command, which ends well, MiB. */
function peakOf(...line: readonly string[]): number {
  return peakMemory([join(repository, 'dist/prometeu.js'), ...line]);
}

it('a registry of two million keys that nobody knows takes a process far below 512 MiB', () => {
  const project = temporaryDirectory();
  const keys = Array.from({ length: 2_000_000 }, (_, at) => `"k${at}": ${at % 10}`);
  mkdirSync(join(project, 'assets/.prometeu'), { recursive: true });
  writeFileSync(join(project, 'assets/.prometeu/index.json'), `{"schema_version": 1, "next_asset_id": 1, "assets": [], ${keys.join(', ')}}`);
  expect(peakOf('status', project)).toBeLessThan(512);
}, 240_000);

it.each([
  ['three million empty assets', 3_000_000],
  ['twenty million', 20_000_000],
])('metadata of %s beside the archive takes a pack far below 512 MiB', (_, count) => {
  const project = copyOfStarfall();
  peakOf('pack', project);
  writeFileSync(join(project, 'build/asset_table_metadata.json'), `{"assets":[{}${',{}'.repeat(count - 1)}]}\n`);
  expect(peakOf('pack', project)).toBeLessThan(512);
}, 240_000);
