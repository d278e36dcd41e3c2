import { expect, test } from 'vitest';
import { registryText, row } from '../registry-text.ts';
import { found } from '../diagnosed.ts';

test.each(['/etc', '../outside', 'a//b', './a', 'a/', 'C:\\a', 'e\u0301', 'x'.repeat(241)])('%j is no root, and not a missing one', (root) => {
  expect(found({ registry: registryText(row(1, root)) })).toEqual(['registry_root_path error .prometeu/index.json:5']);
});

test('a root that is written in another Unicode form finds its directory all the same', () => {
  const registry = registryText(row(1, 'e\u0301'));
  expect(found({ assets: [{ root: '\u00e9', files: { a: 'a' } }], registry })).toEqual(['registry_root_path error .prometeu/index.json:5']);
});
