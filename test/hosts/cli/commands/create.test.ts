import { describe, expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

const created = { kind: 'create_asset', root: 'tiles/forest', family: 'tile_bank', included_in_build: true };

describe('prometeu create', () => {
  it.each([
    [[], {}],
    [['--name', 'Forest at night'], { asset_name: 'Forest at night' }],
    [['--tile-size', '16'], { parameters: { tile_size: 16 } }],
    [['--set', 'output.tile_size=16', '--set', 'output.palette.file=a.hex'], { parameters: { tile_size: 16, palette: { file: 'a.hex' } } }],
    [['-i', '*.png', '--input', 'more/*.png'], { inputs: ['*.png', 'more/*.png'] }],
    [['--exclude'], { included_in_build: false }],
  ])('%j asks for %j', async (options, more) => {
    const { changes } = await askedChanges(['create', 'tiles/forest', '--family', 'tile_bank', ...options]);
    expect(changes).toEqual([{ ...created, ...more }]);
  });

  it.each([
    ['from the project', 'assets/tiles/forest/', '/games/starfall'],
    ['from the working directory', 'forest', '/games/starfall/assets/tiles'],
  ])('takes the root as it is typed %s', async (_, root, directory) => {
    const { changes } = await askedChanges(['create', root, '--family', 'tile_bank'], { directory });
    expect(changes).toEqual([created]);
  });

  it.each(['tile_size=16', 'asset_name=x', 'output=1'])('refuses %s, which is no field below output', async (text) => {
    const ran = await askedChanges(['create', 'x', '--family', 'tile_bank', '--set', text]);
    expect(ran).toMatchObject({ exit: 2, changes: undefined });
    expect(ran.err).toContain('is no parameter of a new asset');
  });

  it('asks for a folder where none is named', async () => {
    const ran = await askedChanges(['create', '', '--family', 'tile_bank']);
    expect(ran).toMatchObject({ exit: 2, changes: undefined });
    expect(ran.err).toContain('No folder was named.');
  });
});
