import { describe, expect, it } from 'vitest';
import type { AssetDeclaration } from '../../../../src/contract/documents.ts';
import { declaredTileFiles, readTileDeclaration } from '../../../../src/packer/families/tile-bank/declaration.ts';
import { declarationOf } from './tile-asset.ts';

const withOutput = (output: Readonly<Record<string, unknown>>) => declarationOf({ images: { 'a.png': new Uint8Array() }, output });

function issuesOf(declaration: AssetDeclaration) {
  const read = readTileDeclaration(declaration);
  return 'family' in read ? [] : read;
}

describe('a declaration that is right', () => {
  it('gets every default', () => {
    expect(readTileDeclaration(withOutput({ tile_size: 16 }))).toEqual({
      family: 'tile_bank',
      format: 'TILES/indexed4_v1',
      codec: 'NONE',
      parameters: { tile_size: 16, columns: 16, palette: 'auto' },
    });
  });

  it.each(['auto', 'keep', { file: 'a.hex' }, { file: 'b/c.GPL' }, { file: 'p.png' }])('may say palette %j', palette => {
    expect(readTileDeclaration(withOutput({ palette, columns: 32 }))).toMatchObject({ parameters: { palette, columns: 32 } });
  });

  it('keeps nothing of keys it does not know, so that they change no payload', () => {
    const read = readTileDeclaration(withOutput({ note: 'x', palette: { file: 'a.hex', note: 1 } }));
    expect(read).toMatchObject({ parameters: { tile_size: 8, columns: 16, palette: { file: 'a.hex' } } });
    expect(Object.keys('family' in read ? read.parameters : {})).toEqual(['tile_size', 'columns', 'palette']);
  });
});

describe('issues', () => {
  it.each([
    [{ tile_size: undefined }, '/output/tile_size', 'is required; it must be 8, 16 or 32'],
    [{ tile_size: 12 }, '/output/tile_size', 'must be 8, 16 or 32, not 12'],
    [{ tile_size: '8' }, '/output/tile_size', 'must be 8, 16 or 32, not "8"'],
    [{ columns: 0 }, '/output/columns', 'must be an integer from 1 to 32, not 0'],
    [{ columns: 33 }, '/output/columns', 'must be an integer from 1 to 32, not 33'],
    [{ columns: 1.5 }, '/output/columns', 'must be an integer from 1 to 32, not 1.5'],
    [{ columns: null }, '/output/columns', 'must be an integer from 1 to 32, not null'],
    [{ palette: 'best' }, '/output/palette', 'must be "auto", "keep" or {"file": "…"}, not "best"'],
    [{ palette: null }, '/output/palette', 'must be "auto", "keep" or {"file": "…"}, not null'],
    [{ palette: {} }, '/output/palette/file', 'is required; it must be a path'],
    [{ palette: { file: 7 } }, '/output/palette/file', 'must be a path, not 7'],
    [{ palette: { file: 'a.txt' } }, '/output/palette/file', 'must be the path of a .hex, .gpl or .png file, not "a.txt"'],
    [{ format: 'TILES/x' }, '/output/format', 'must be "TILES/indexed4_v1", not "TILES/x"'],
  ])('of %j are at %s', (output, pointer, message) => {
    expect(issuesOf(withOutput(output))).toEqual([{ pointer, message }]);
  });

  it('of the inputs say that tiles are wanted', () => {
    const declaration = { ...withOutput({}), inputs: { clips: ['a.png'] } };
    expect(issuesOf(declaration)).toEqual([{ pointer: '/inputs/tiles', message: 'is required; it must be a list of PNG files' }]);
  });

  it('are all given at once', () => {
    expect(issuesOf(withOutput({ tile_size: 1, columns: 99 })).map(({ pointer }) => pointer)).toEqual(['/output/tile_size', '/output/columns']);
  });
});

describe('declared files', () => {
  it('are the tiles, and the palette file with its pointer', () => {
    expect(declaredTileFiles(withOutput({ palette: { file: 'p.hex' } }))).toEqual({
      inputs: { key: 'tiles', entries: ['a.png'] },
      parameters: [{ key: 'palette', path: 'p.hex', pointer: '/output/palette/file' }],
    });
  });

  it('are no palette under auto and keep, and nothing in a declaration that is wrong', () => {
    expect(declaredTileFiles(withOutput({ palette: 'keep' })).parameters).toEqual([]);
    expect(declaredTileFiles({ ...withOutput({ palette: 3 }), inputs: {} })).toEqual({ inputs: { key: 'tiles', entries: [] }, parameters: [] });
  });
});
