import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { metadataAssetSchema, sourceSchema } from '../../../src/packer/archive/companion-schema.ts';
import { ShapeReader } from '../../../src/packer/archive/shape-reader.ts';
import { usualProvenance } from '../../../src/packer/archive/usual-provenance.ts';

const word = fc.oneof(fc.constantFrom('tile_bank', 'TILES/indexed4_v1', ''), fc.string().filter((text) => text.isWellFormed()));
const path = fc.oneof(fc.constantFrom('set/ground.png', 'a.png', '../a', '/a', 'nul', 'a//b', 'e\u0301.png', 'x'.repeat(241), ''), word);
const source = fc.record({ path, sha256: fc.stringMatching(/^[0-9a-f]{64,65}$/u), size: fc.oneof(fc.nat(), fc.constantFrom(-1, 0.5)) });
const assets = fc.record({
  asset_id: fc.constantFrom(1, 5, 0, 2 ** 31),
  asset_name: word,
  asset_uuid: fc.oneof(fc.uuid(), fc.constantFrom('0198C2A4-7B1E-7D3A-9C55-2F6F0C1D9E11', '')),
  family: word,
  format: word,
  root: path,
  sources: fc.array(source, { maxLength: 2 }),
});

it('takes nothing that the schemas refuse, and reads what it takes as JSON does', () => {
  let taken = 0;
  fc.assert(
    fc.property(assets, (asset) => {
      const text = canonicalJson(asset);
      const reader = new ShapeReader(Buffer.from(`${text},`));
      const usual = usualProvenance(reader);
      if (!usual) return;
      taken += 1;
      expect(metadataAssetSchema.safeParse({ ...asset, sources: null }).success).toBe(true);
      for (const each of asset.sources) expect(sourceSchema.safeParse(each).success).toBe(true);
      const { asset_id, asset_name, root, sources } = asset;
      expect(usual).toEqual({ asset_id, asset_name, root, sources: sources.map(({ sha256 }) => sha256) });
      expect(reader.at).toBe(text.length);
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(0);
});
