import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('above 1 MiB the document is not read', () => {
  const declaration = `{"schema_version": 1, "note": "${'x'.repeat(1024 * 1024)}"}`;
  expect(found({ assets: [{ root: 'bank', declaration }] })).toEqual(['declaration_too_large error bank/asset.json:1']);
});
