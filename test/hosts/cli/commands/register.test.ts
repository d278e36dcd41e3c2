import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it('prometeu register takes several folders in as one change', async () => {
  const { changes } = await askedChanges(['register', 'sketches/comet', 'assets/b']);
  expect(changes).toEqual([
    { kind: 'register_asset', root: 'sketches/comet', included_in_build: true },
    { kind: 'register_asset', root: 'b', included_in_build: true },
  ]);
});

it('prometeu register --exclude leaves them out of the build', async () => {
  const { changes } = await askedChanges(['register', 'a', '--exclude']);
  expect(changes).toEqual([{ kind: 'register_asset', root: 'a', included_in_build: false }]);
});

it('prometeu register asks for a folder where none is named', async () => {
  const ran = await askedChanges(['register', '']);
  expect(ran).toMatchObject({ exit: 2, changes: undefined });
  expect(ran.err).toContain('No folder was named.');
});
