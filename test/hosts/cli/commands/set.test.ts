import { describe, expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

describe('prometeu set', () => {
  it('sets in the order typed, then takes away', async () => {
    const line = ['set', '2', 'output.tile_size=32', '/output/palette=auto', '--unset', 'output.columns', '--unset', '/preload'];
    expect((await askedChanges(line)).changes).toEqual([
      {
        kind: 'update_declaration',
        asset: { asset_id: 2 },
        edits: [
          { pointer: '/output/tile_size', value: 32 },
          { pointer: '/output/palette', value: 'auto' },
          { pointer: '/output/columns' },
          { pointer: '/preload' },
        ],
      },
    ]);
  });

  it('escapes what a dotted name holds of a pointer', async () => {
    const { changes } = await askedChanges(['set', '2', 'clips.a/b~.loop=1']);
    expect(changes).toMatchObject([{ edits: [{ pointer: '/clips/a~1b~0/loop', value: 1 }] }]);
  });

  it.each([[[]], [['output.columns']], [['output..columns=1']], [['--unset', '.']]])('refuses %j', async (fields) => {
    expect(await askedChanges(['set', '2', ...fields])).toMatchObject({ exit: 2, changes: undefined });
  });
});
