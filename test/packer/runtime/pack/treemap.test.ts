import fc from 'fast-check';
import { expect, it } from 'vitest';
import { treemapOf } from '../../../../src/packer/runtime/pack/treemap.ts';
import { standingBuildOf } from '../../../support/standing-build.ts';

const sizes = fc.array(fc.record({ bank: fc.constantFrom('TILES', 'SOUNDS', 'DATA'), size: fc.integer({ min: 0, max: 300 }) }), { maxLength: 12 });

it('the parts sum up to the size of the file, and the assets of a bank to the bank', () => {
  fc.assert(
    fc.property(sizes, (assets) => {
      const { inspection, file } = standingBuildOf(assets);
      const parts = treemapOf(inspection);
      expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(file.length);
      for (const { kind, bytes, assets: shown = [], others } of parts.filter((part) => part.kind === 'bank')) {
        expect([kind, shown.reduce((sum, asset) => sum + asset.bytes, others?.bytes ?? 0)]).toEqual(['bank', bytes]);
      }
    }),
  );
});

it('a bank of very many shows the largest, and tells the others together', () => {
  const { inspection } = standingBuildOf(Array.from({ length: 403 }, (_, at) => ({ bank: 'DATA', size: at % 7 })));
  const bank = treemapOf(inspection).find(({ kind }) => kind === 'bank');
  expect(bank?.assets).toHaveLength(400);
  expect(bank?.others?.assets).toBe(3);
  expect(bank?.assets?.[0]).toMatchObject({ asset_id: 7, bytes: 6 });
});
