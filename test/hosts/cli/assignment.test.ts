import { describe, expect, it } from 'vitest';
import { readAssignment, readField } from '../../../src/hosts/cli/assignment.ts';

describe('a field', () => {
  it.each([
    ['dotted', 'output.tile_size', ['output', 'tile_size']],
    ['alone', 'asset_name', ['asset_name']],
    ['in a list', 'inputs.tiles.0', ['inputs', 'tiles', '0']],
    ['a JSON pointer', '/output/tile_size', ['output', 'tile_size']],
    ['a pointer to a name with a dot and a slash', '/clips/a.wav/x~1y~0', ['clips', 'a.wav', 'x/y~']],
  ])('may be %s', (_, text, names) => {
    expect(readField(text)).toEqual({ ok: true, value: names });
  });

  it.each(['', '.', 'output.', '.output', 'output..x', '/', '/output/', '/a~2'])('%j names none', (text) => {
    expect(readField(text)).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  });
});

describe('a value', () => {
  it.each([
    ['a number', 'x=32', 32],
    ['a text', 'x=keep', 'keep'],
    ['a text in quotes', 'x="32"', '32'],
    ['a text with an equals sign', 'x=a=b', 'a=b'],
    ['nothing', 'x=', ''],
    ['a truth', 'x=true', true],
    ['null', 'x=null', null],
    ['a list', 'x=["*.png","b/*.png"]', ['*.png', 'b/*.png']],
    ['an object', 'x={"file":"a.hex"}', { file: 'a.hex' }],
    ['a pattern that begins like a list', 'x=[ab]*.png', '[ab]*.png'],
  ])('is %s', (_, text, value) => {
    expect(readAssignment(text)).toEqual({ ok: true, value: { names: ['x'], value } });
  });

  it.each([
    ['a key that stands twice', 'x={"a":1,"a":2}'],
    ['a number that would come out as another', 'x=9007199254740993'],
    ['a number without end', 'x=1e999'],
  ])('that is JSON but has %s is refused, not taken as text', (_, text) => {
    expect(readAssignment(text)).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  });

  it('that is missing is asked for', () => {
    expect(readAssignment('output.columns')).toMatchObject({
      ok: false,
      error: { remedy: 'Write output.columns=VALUE, or --unset output.columns to take the field away.' },
    });
  });
});
