import { closeSync, ftruncateSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { dataBank, tileBank } from '../../support/tiny-project.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { packInProcess } from './run-pack-child.ts';

const mebibyte = 1 << 20;

it('one input of 600 MiB goes through a private copy: memory stays below 512 MiB', () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'assets'));
  makeWorkspace(new NodeFileSystem(), directory, { assets: [tileBank, { ...dataBank, declaration: { inputs: { files: ['*.bin'] } } }] });
  const file = openSync(join(directory, 'assets/data/levels/huge.bin'), 'w');
  // Sparse: no test should need the room for all its zeros.
  ftruncateSync(file, 600 * mebibyte);
  closeSync(file);
  const { result, peakRss } = packInProcess(directory, 'auto');
  console.log(`a pack of one input of 600 MiB: peak resident memory ${Math.round(peakRss / mebibyte)} MiB, ${result.elapsed_ms} ms`);
  expect(result).toMatchObject({ status: 'succeeded', packed_asset_count: 2 });
  expect(statSync(join(directory, 'build/assets.pa')).size).toBeGreaterThan(600 * mebibyte);
  expect(peakRss).toBeLessThan(512 * mebibyte);
});
