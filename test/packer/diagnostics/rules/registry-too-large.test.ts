import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('above 64 MiB the registry is not read', () => {
  const registry = new Uint8Array(64 * 1024 * 1024 + 1);
  expect(found({ registry })).toEqual(['registry_too_large error .prometeu/index.json:1']);
});
