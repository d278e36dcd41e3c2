import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { version } from '../../electron/version.ts';

it('the shell says the version of the package', () => {
  const { version: stated } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly version: string };
  expect(version).toBe(stated);
});
