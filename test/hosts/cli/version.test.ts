import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { version } from '../../../src/hosts/cli/version.ts';

it('the version is that of the package', () => {
  const path = new URL('../../../package.json', import.meta.url);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version });
});
