import { expect, it } from 'vitest';
import { isHalfWritten } from '../../../src/packer/drift/half-written.ts';
import { diskOf } from '../../support/change-project.ts';
import { registryPlace, snapshotOf } from '../../support/seen-drift.ts';

it.each([
  ['a declaration that parsed and does not', '/project/assets/a/asset.json', '{', true],
  ['a registry that parsed and does not', registryPlace, '{', true],
  ['an artifact', '/project/assets/a/x.bin', '{', false],
  ['a new declaration that never parsed', '/project/assets/b/asset.json', '{', false],
])('%s: half written is %s', (_, file, text, half) => {
  const disk = diskOf({ root: 'a' });
  const before = snapshotOf(disk);
  disk.writeFile(file, text);
  expect(isHalfWritten(before, snapshotOf(disk))).toBe(half);
});
