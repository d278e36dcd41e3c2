import { expect, it } from 'vitest';
import type { PlannedAsset } from '../../../../src/contract/operations/pack.ts';
import { overBy, sizesOf } from '../../../../src/packer/runtime/pack/pack-sizes.ts';

const asset = (id: number, bank: string, size?: number): PlannedAsset => ({
  asset_id: id,
  asset_name: `asset ${id}`,
  root: `root/${id}`,
  family: 'any',
  bank_type: bank,
  input_count: 1,
  input_bytes: 10,
  ...(size === undefined ? {} : { expected_size: size }),
});

const warning = (bytes: number) => ({ max_bytes: bytes, severity: 'warning' as const });

it('a budget that is met to the byte is not exceeded', () => {
  expect([overBy(8, warning(8), 'over_by'), overBy(9, warning(8), 'over_by'), overBy(9, undefined, 'over_by')]).toEqual([{}, { over_by: 1 }, {}]);
});

it('says of each bank and of all together by how much they are above their budgets', () => {
  const sizes = sizesOf([asset(1, 'TILES', 60), asset(2, 'TILES', 50), asset(3, 'DATA', 5)], { TILES: warning(100), total: warning(114) }, undefined);
  expect(sizes.banks).toMatchObject([{ bank_type: 'DATA', expected_bytes: 5 }, { bank_type: 'TILES', expected_bytes: 110, over_by: 10 }]);
  expect(sizes).toMatchObject({ expected_bytes: 115, total_over_by: 1 });
});

it('counts what nobody knows as nothing, and says how many that are', () => {
  expect(sizesOf([asset(1, 'TILES')], { TILES: warning(0) }, undefined)).toMatchObject({ expected_bytes: 0, expected_unknown: 1, banks: [{ unknown: 1 }] });
});

it('shows a budget also of a bank that nothing goes into', () => {
  expect(sizesOf([], { SOUNDS: warning(10) }, undefined).banks).toMatchObject([{ bank_type: 'SOUNDS', assets: 0, budget: { max_bytes: 10 } }]);
});
