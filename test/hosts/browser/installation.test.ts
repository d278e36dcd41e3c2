import { expect, it } from 'vitest';
import { installationFrom } from '../../../src/hosts/browser/installation.ts';

it('finds the page and the sample from the bundle and from the sources', () => {
  const expected = { page: '/opt/prometeu/dist/page', sample: '/opt/prometeu/examples/starfall' };
  expect(installationFrom('/opt/prometeu/dist')).toEqual(expected);
  expect(installationFrom('/opt/prometeu/src/hosts/cli')).toEqual(expected);
});
