import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { peakMemory } from '../../scripts/bench/child.ts';
import { exitCodes } from '../../src/hosts/cli/exit-code.ts';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { repository } from '../support/cli.ts';
import { copyOfStarfall } from '../support/starfall.ts';

/** Peak resident memory of the command, which ends well, MiB. */
function peakOf(...line: readonly string[]): number {
  return peakMemory(commandOf(line));
}

function commandOf(line: readonly string[]): readonly string[] {
  return [join(repository, 'dist/prometeu.js'), ...line];
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

it('kept registries of 10 MiB each, however many, take a status without a registry far below 512 MiB', () => {
  const project = copyOfStarfall();
  const folder = join(project, 'assets/.prometeu/cache/registry');
  mkdirSync(folder, { recursive: true });
  rmSync(join(project, 'assets/.prometeu/index.json'));
  const entry = (id: number): string => `{"asset_id": ${id}, "asset_uuid": "0198c2a4-7b1e-7d3a-9c55-${id.toString(16).padStart(12, '0')}", "root": "r/${id}", "included_in_build": true}`;
  const assets = Array.from({ length: 80_000 }, (_, at) => entry(at + 1)).join(',');
  for (let at = 1; at <= 24; at += 1) {
    const text = `{"schema_version": 1, "next_asset_id": ${String(100_000 + at)}, "assets": [${assets}]}`;
    writeFileSync(join(folder, `${createHash('sha256').update(text).digest('hex')}.none.json`), text);
  }
  expect(peakMemory(commandOf(['status', project]), { exit: exitCodes.reconcile })).toBeLessThan(512);
}, 240_000);

/** A file of half a GiB that holds nothing on the disk but what stands at its end. */
function writeSparse(path: string, end: Uint8Array): void {
  writeFileSync(path, '');
  truncateSync(path, 512 * 1024 * 1024 - end.length);
  writeFileSync(path, end, { flag: 'a' });
}

it('caches of half a GiB of zeros each take a status far below 512 MiB', () => {
  const project = copyOfStarfall();
  mkdirSync(join(project, 'assets/.prometeu/cache'), { recursive: true });
  for (const name of ['stats', 'facts', 'conclusions', 'packed']) writeSparse(join(project, 'assets/.prometeu/cache', name), new Uint8Array(0));
  expect(peakOf('status', project)).toBeLessThan(512);
}, 240_000);

it('files of payloads that claim to be half a GiB of index each take a pack far below 512 MiB', () => {
  const project = copyOfStarfall();
  const folder = join(project, 'assets/.prometeu/cache/payloads');
  mkdirSync(folder, { recursive: true });
  const trailer = Buffer.alloc(104);
  trailer.write('PRMPAYLD', 'latin1');
  new Uint32Array(trailer.buffer, trailer.byteOffset + 8, 2).set([1, 0x01020304]);
  new Float64Array(trailer.buffer, trailer.byteOffset + 16, 3).set([0, 42, 512 * 1024 * 1024 - trailer.length - 42]);
  for (let at = 0; at < 20; at += 1) writeSparse(join(folder, `${String(at)}.payloads`), trailer);
  expect(peakOf('pack', project)).toBeLessThan(512);
}, 240_000);
