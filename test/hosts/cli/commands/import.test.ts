import { describe, expect, it } from 'vitest';
import { err } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { askedChanges } from '../../../support/asked-changes.ts';

const disk = {
  '/games/starfall/assets/.prometeu': 'directory',
  '/games/art': 'directory',
  '/games/art/a.png': 'file',
  '/games/art/b': 'directory',
  '/games/art/b/c.png': 'file',
} as const;

describe('prometeu import', () => {
  it.each([
    [['../art/a.png'], [['/games/art/a.png', 'a.png']], false],
    [['/games/art/a.png', '--as', 'x.png', '--replace'], [['/games/art/a.png', 'x.png']], true],
    [['../art/.', '-r'], [['/games/art/a.png', 'a.png'], ['/games/art/b/c.png', 'b/c.png']], false],
  ])('%j', async (options, files, replace) => {
    const { changes } = await askedChanges(['import', '1', ...options], { disk });
    const named = files.map(([source, path]) => ({ source, path }));
    expect(changes).toEqual([{ kind: 'import_artifacts', asset: { asset_id: 1 }, files: named, replace }]);
  });

  it('refuses a directory without --recursive', async () => {
    expect(await askedChanges(['import', '1', '../art'], { disk })).toMatchObject({ exit: 2, changes: undefined });
  });

  it('says of a file that is in the way what to do about it here', async () => {
    const previewChange = async () => err(packerError('target_exists', 'a.png is there already.', 'Name another place.'));
    const ran = await runFakeCli(['import', '1', '../art/a.png', '-n'], { disk, services: { previewChange } });
    expect(ran.err).toContain('fix: Add --replace to replace files, or --as to name another place.');
  });

  it('asks for no --replace that was given already', async () => {
    const previewChange = async () => err(packerError('target_exists', 'a.png is there already and is no file.', 'Name another place.'));
    const ran = await runFakeCli(['import', '1', '../art/a.png', '--replace', '-n'], { disk, services: { previewChange } });
    expect(ran.err).toContain('fix: Add --as to name another place.');
  });
});
