import { describe, expect, test } from 'vitest';
import { editDeclaration } from '../../../src/packer/documents/declaration-edit.ts';
import type { DeclarationEdit } from '../../../src/packer/documents/declaration-edit.ts';

const uuid = '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11';

/** The example of formats.md §2, byte for byte. */
const golden = `{
  "schema_version": 1,
  "asset_uuid": "${uuid}",
  "asset_name": "overworld",
  "family": "tile_bank",
  "inputs": { "tiles": ["ground.png", "props/*.png"] },
  "output": { "format": "TILES/indexed4_v1", "codec": "NONE", "tile_size": 16, "palette": "auto" },
  "preload": { "slot": 0 }
}
`;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function edited(text: string, ...edits: DeclarationEdit[]): string {
  const result = editDeclaration(encode(text), edits);
  if (!result.ok) throw new Error(result.error.message);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.value);
}

function refused(text: string | Uint8Array, ...edits: DeclarationEdit[]): unknown {
  const result = editDeclaration(typeof text === 'string' ? encode(text) : text, edits);
  return result.ok ? 'accepted' : result.error;
}

describe('a value that is set takes the place of the old one, and nothing else changes', () => {
  test.each<[string, DeclarationEdit, string, string]>([
    ['a text', { pointer: '/asset_name', value: 'forest "2"' }, '"overworld"', '"forest \\"2\\""'],
    ['a number inside an object', { pointer: '/output/tile_size', value: 32 }, '16', '32'],
    ['an object for a text', { pointer: '/output/palette', value: { file: 'a.hex' } }, '"auto"', '{ "file": "a.hex" }'],
    ['an item of a list', { pointer: '/inputs/tiles/1', value: 'x.png' }, '"props/*.png"', '"x.png"'],
    ['a whole list', { pointer: '/inputs/tiles', value: ['a.png', 'b.png', 'c.png'] }, '["ground.png", "props/*.png"]', '["a.png", "b.png", "c.png"]'],
    ['a whole object', { pointer: '/preload', value: { slot: 7 } }, '"slot": 0', '"slot": 7'],
  ])('%s', (_, edit, from, to) => {
    expect(edited(golden, edit)).toBe(golden.replace(from, to));
  });

  test('several edits are made one after the other', () => {
    expect(edited(golden, { pointer: '/preload' }, { pointer: '/preload/slot', value: 3 }, { pointer: '/asset_name', value: 'n' })).toBe(
      golden.replace('"slot": 0', '"slot": 3').replace('overworld', 'n'),
    );
  });
});

describe('a new member is laid out like its siblings', () => {
  const without = golden.replace(',\n  "preload": { "slot": 0 }', '');

  test('at the end of the object', () => {
    expect(edited(without, { pointer: '/preload', value: { slot: 0 } })).toBe(golden);
  });

  test('behind the key that formats.md has in front of it, unknown keys or not', () => {
    expect(edited(without.replace('"auto" }', '"auto" },\n  "zz": 1'), { pointer: '/preload/slot', value: 0 })).toBe(
      golden.replace('"slot": 0 }', '"slot": 0 },\n  "zz": 1'),
    );
    expect(edited(golden.replace(' "codec": "NONE",', ''), { pointer: '/output/codec', value: 'NONE' })).toBe(golden);
    expect(edited(golden.replace('  "schema_version": 1,\n', ''), { pointer: '/schema_version', value: 1 })).toBe(golden);
  });

  test('last, when it is no key that formats.md has', () => {
    expect(edited(golden, { pointer: '/7', value: null })).toBe(golden.replace('0 }\n', '0 },\n  "7": null\n'));
    expect(edited(golden, { pointer: '/output/columns', value: 8 })).toBe(golden.replace('"auto" }', '"auto", "columns": 8 }'));
  });

  test('with tabs, in a file that takes everything apart', () => {
    const tabs = JSON.stringify(JSON.parse(without), null, '\t');
    expect(edited(tabs, { pointer: '/preload', value: { slot: 0 } })).toBe(JSON.stringify(JSON.parse(golden), null, '\t'));
  });

  test('on one line, in a file of one line', () => {
    const line = JSON.stringify(JSON.parse(without));
    expect(edited(line, { pointer: '/preload', value: { slot: 0 } })).toBe(JSON.stringify(JSON.parse(golden)));
    expect(edited('{ "a" : 1 , "b" : [ 1 ] }', { pointer: '/c', value: { d: [2, 3] } })).toBe('{ "a" : 1 , "b" : [ 1 ] , "c" : { "d" : [ 2 , 3 ] } }');
  });

  test('without the blank lines and behind the trailing blanks of its sibling', () => {
    expect(edited('{\n  "a": 1,  \n\n  "b": 2 \n}', { pointer: '/c', value: 3 })).toBe('{\n  "a": 1,  \n\n  "b": 2,  \n  "c": 3 \n}');
    expect(edited('{\n\n  "output": 1,\n\n\n  "b": 2\n}', { pointer: '/preload', value: 3 })).toBe('{\n\n  "output": 1,\n  "preload": 3,\n\n\n  "b": 2\n}');
  });

  test('with the comma in front, where the file has it there', () => {
    expect(edited('{ "a": 1\n, "b": 2\n}', { pointer: '/c', value: 3 })).toBe('{ "a": 1\n, "b": 2\n, "c": 3\n}');
  });

  test('beside an only sibling', () => {
    expect(edited('{\n\t"a": 1\n}', { pointer: '/b', value: 2 })).toBe('{\n\t"a": 1,\n\t"b": 2\n}');
    expect(edited('{"a":1}', { pointer: '/b', value: 2 })).toBe('{"a":1,"b":2}');
  });

  test('in an empty object', () => {
    expect(edited('{\n  "a": {}\n}', { pointer: '/a/b', value: 1 })).toBe('{\n  "a": { "b": 1 }\n}');
    expect(edited('{\n  "a": {\n  }\n}', { pointer: '/a/b', value: 1 })).toBe('{\n  "a": { "b": 1 }\n}');
  });

  test('what is missing on the way is made: objects, and a list for -', () => {
    expect(edited(golden, { pointer: '/x/y/-/z', value: 1 })).toBe(golden.replace('0 }\n', '0 },\n  "x": { "y": [{ "z": 1 }] }\n'));
  });
});

describe('a member that is taken away takes its comma and its line with it', () => {
  test('the first, one between, the last', () => {
    const lines = golden.split('\n');
    const without = (...numbers: number[]): string => lines.filter((_, at) => !numbers.includes(at)).join('\n');
    expect(edited(golden, { pointer: '/schema_version' })).toBe(without(1));
    expect(edited(golden, { pointer: '/family' })).toBe(without(4));
    expect(edited(golden, { pointer: '/asset_name' }, { pointer: '/inputs' }, { pointer: '/family' })).toBe(without(3, 4, 5));
    expect(edited(golden, { pointer: '/preload' })).toBe(without(7).replace('"auto" },', '"auto" }'));
  });

  test('blank lines of the rest stay', () => {
    const text = '{\n\n  "a": 1,\n\n  "b": 2,\n  "c": 3,\n\n  "d": 4\n\n}';
    expect(edited(text, { pointer: '/b' })).toBe('{\n\n  "a": 1,\n\n  "c": 3,\n\n  "d": 4\n\n}');
    expect(edited(text, { pointer: '/c' })).toBe('{\n\n  "a": 1,\n\n  "b": 2,\n\n  "d": 4\n\n}');
    expect(edited(text, { pointer: '/a' })).toBe('{\n\n\n  "b": 2,\n  "c": 3,\n\n  "d": 4\n\n}');
    expect(edited(text, { pointer: '/d' })).toBe('{\n\n  "a": 1,\n\n  "b": 2,\n  "c": 3\n\n\n}');
  });

  test('on a line with others', () => {
    expect(edited('{ "a": 1, "b": 2, "c": 3 }', { pointer: '/a' })).toBe('{ "b": 2, "c": 3 }');
    expect(edited('{ "a": 1, "b": 2, "c": 3 }', { pointer: '/b' })).toBe('{ "a": 1, "c": 3 }');
    expect(edited('{ "a": 1, "b": 2, "c": 3 }', { pointer: '/c' })).toBe('{ "a": 1, "b": 2 }');
    expect(edited('{\n  "a": 1, "b": 2,\n  "c": 3 }', { pointer: '/b' })).toBe('{\n  "a": 1,\n  "c": 3 }');
    expect(edited('{\n  "a": 1,\n  "b": 2, "c": 3 }', { pointer: '/b' })).toBe('{\n  "a": 1,\n  "c": 3 }');
  });

  test('with commas in front, and on lines of their own', () => {
    const front = '{ "a": 1\n, "b": 2\n, "c": 3\n}';
    expect(edited(front, { pointer: '/a' })).toBe('{ "b": 2\n, "c": 3\n}');
    expect(edited(front, { pointer: '/b' })).toBe('{ "a": 1\n, "c": 3\n}');
    expect(edited(front, { pointer: '/c' })).toBe('{ "a": 1\n, "b": 2\n}');
    const alone = '{\n"a": 1\n,\n"b": 2\n,\n"c": 3\n}';
    expect(JSON.parse(edited(alone, { pointer: '/b' }))).toEqual({ a: 1, c: 3 });
    expect(JSON.parse(edited(alone, { pointer: '/d', value: 4 }))).toEqual({ a: 1, b: 2, c: 3, d: 4 });
  });

  test('the only one', () => {
    expect(edited('{\n  "a": { "b": 1 }\n}', { pointer: '/a/b' })).toBe('{\n  "a": {}\n}');
    expect(edited('{\n  "a": 1\n}\n', { pointer: '/a' })).toBe('{}\n');
  });
});

describe('a list changes by its items', () => {
  const list = '{\n  "inputs": {\n    "tiles": [\n      "a.png",\n      "b.png",\n      "c.png"\n    ]\n  }\n}\n';

  test('a line for each that comes or goes', () => {
    expect(edited(list, { pointer: '/inputs/tiles', value: ['a.png', 'b.png', 'x.png', 'c.png'] })).toBe(list.replace('"b.png",', '"b.png",\n      "x.png",'));
    expect(edited(list, { pointer: '/inputs/tiles', value: ['x.png', 'a.png', 'b.png', 'c.png'] })).toBe(list.replace('"a.png",', '"x.png",\n      "a.png",'));
    expect(edited(list, { pointer: '/inputs/tiles/-', value: 'd.png' })).toBe(list.replace('"c.png"', '"c.png",\n      "d.png"'));
    expect(edited(list, { pointer: '/inputs/tiles/0' })).toBe(list.replace('      "a.png",\n', ''));
    expect(edited(list, { pointer: '/inputs/tiles', value: ['a.png'] })).toBe(list.replace(',\n      "b.png",\n      "c.png"', ''));
  });

  test('items keep lines that hold several of them', () => {
    const pairs = '{ "t": [\n  1, 2,\n  3, 4\n] }';
    expect(edited(pairs, { pointer: '/t/-', value: 5 })).toBe('{ "t": [\n  1, 2,\n  3, 4, 5\n] }');
    expect(edited(pairs, { pointer: '/t/0', value: 9 })).toBe('{ "t": [\n  9, 2,\n  3, 4\n] }');
  });

  test('an object in a list is edited in place', () => {
    const text = '{ "l": [{ "a":1.0 }, { "a": 2,  "b": [] }] }';
    expect(edited(text, { pointer: '/l/1/b/-', value: 1e21 })).toBe('{ "l": [{ "a":1.0 }, { "a": 2,  "b": [1e+21] }] }');
  });

  test('one that outgrows its line is taken apart; its items keep their spelling', () => {
    const text = '{\n  "inputs": { "n": [1.0, "\\u0041"] },\n  "preload": 1\n}\n';
    const long = 'x'.repeat(130);
    expect(edited(text, { pointer: '/inputs/n/-', value: long })).toBe(
      `{\n  "inputs": { "n": [\n    1.0,\n    "\\u0041",\n    "${long}"\n  ] },\n  "preload": 1\n}\n`,
    );
  });

  test('in a file of one line it stays on it', () => {
    const long = 'x'.repeat(200);
    expect(edited('{"a":["b"]}', { pointer: '/a/-', value: long })).toBe(`{"a":["b","${long}"]}`);
  });
});

describe('everything else stays byte for byte', () => {
  test('CRLF, and new lines end so too', () => {
    const crlf = golden.replaceAll('\n', '\r\n');
    expect(edited(crlf, { pointer: '/asset_name', value: 'n' })).toBe(crlf.replace('overworld', 'n'));
    expect(edited(crlf, { pointer: '/z', value: 1 })).toBe(crlf.replace('0 }\r\n', '0 },\r\n  "z": 1\r\n'));
    expect(edited(crlf, { pointer: '/family' })).toBe(crlf.replace('  "family": "tile_bank",\r\n', ''));
    expect(edited('{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}', { pointer: '/a', value: [[1]] })).toBe('{\r\n\t"a": [\r\n\t\t[\r\n\t\t\t1\r\n\t\t]\r\n\t]\r\n}');
  });

  test('a byte order mark, and a missing newline at the end', () => {
    expect(edited(`\uFEFF${golden.trimEnd()}`, { pointer: '/preload/slot', value: 1 })).toBe(`\uFEFF${golden.trimEnd().replace('0 }', '1 }')}`);
  });

  test('unknown keys, odd blanks and the spelling of strings and numbers', () => {
    const odd = '  {"asset_name" :"a","x":[1.50,\t"\\u00e9\\/" , {"y" :1E2}],"output":{ } }  \n\n';
    expect(edited(odd, { pointer: '/asset_name', value: 'b' })).toBe(odd.replace('"a"', '"b"'));
  });

  test('keys that are names of an object\'s own parts are ordinary', () => {
    const text = '{"__proto__": {"a": 1}, "constructor": 2}';
    expect(edited(text, { pointer: '/__proto__/a', value: 3 })).toBe('{"__proto__": {"a": 3}, "constructor": 2}');
    expect(edited(text, { pointer: '/__proto__' })).toBe('{"constructor": 2}');
    expect(edited('{"a": 1}', { pointer: '/__proto__/toString', value: 1 })).toBe('{"a": 1, "__proto__": {"toString": 1}}');
    expect(edited('{"a": 1}', { pointer: '/toString', value: 1 }, { pointer: '/hasOwnProperty' })).toBe('{"a": 1, "toString": 1}');
  });

  test('keys with / and ~ are named by their escapes', () => {
    expect(edited('{"a/b": {"~": 1}}', { pointer: '/a~1b/~0', value: 2 })).toBe('{"a/b": {"~": 2}}');
  });
});

describe('an edit that changes nothing gives the same bytes', () => {
  const odd = '{ "n" : 1.0, "l":[1e2,"\\u0041"],\n "o": {"b":1,"a":2}}';

  test.each<[string, DeclarationEdit]>([
    ['a number spelt otherwise', { pointer: '/n', value: 1 }],
    ['a list spelt otherwise', { pointer: '/l', value: [100, 'A'] }],
    ['an object in another order', { pointer: '/o', value: { a: 2, b: 1 } }],
    ['taking away what is not there', { pointer: '/x/y' }],
    ['taking away an item that is not there', { pointer: '/l/2' }],
  ])('%s', (_, edit) => {
    const bytes = encode(odd);
    expect(editDeclaration(bytes, [edit])).toEqual({ ok: true, value: bytes });
  });

  test('taking away what was just put there', () => {
    expect(edited(golden, { pointer: '/x', value: 1 }, { pointer: '/x' })).toBe(golden);
  });
});

describe('an edit that cannot be made is refused', () => {
  test.each<[string, string, string]>([
    ['no pointer', 'asset_name', '"asset_name" is no JSON pointer'],
    ['a wrong escape', '/a~2', '"/a~2" is no JSON pointer'],
    ['into a text', '/asset_name/x', '"/asset_name/x" leads into a value that is neither an object nor a list'],
    ['into null', '/z/x', '"/z/x" leads into a value that is neither an object nor a list'],
    ['a key into a list', '/inputs/tiles/x', '"/inputs/tiles/x" leads into a list, whose items have numbers, not "x"'],
    ['a number with a zero in front', '/inputs/tiles/01', '"/inputs/tiles/01" leads into a list, whose items have numbers, not "01"'],
    ['an item beyond the end', '/inputs/tiles/2', '"/inputs/tiles/2" leads to item 2 of a list that has 2, counted from 0'],
    ['a way without end', '/a'.repeat(65), `"${'/a'.repeat(40)}…" has more than 64 parts`],
  ])('%s', (_, pointer, problem) => {
    expect(refused(golden.replace('"schema_version": 1', '"schema_version": 1, "z": null'), { pointer, value: 1 })).toEqual({
      code: 'invalid_request',
      message: `the edit cannot be made: ${problem}`,
      remedy: 'Name a place that asset.json has.',
      place: { field: pointer },
    });
  });

  test('taking away the document', () => {
    expect(refused(golden, { pointer: '' })).toMatchObject({ code: 'invalid_request' });
  });

  test('half a character, in a value or a key', () => {
    expect(refused(golden, { pointer: '/asset_name', value: '\ud800' })).toMatchObject({ code: 'invalid_request' });
    expect(refused(golden, { pointer: '/z', value: { '\udc00': 1 } })).toMatchObject({ code: 'invalid_request' });
  });

  test('a value nested too deeply, by itself or where it goes', () => {
    const nested = (depth: number): [] => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as [];
    expect(refused(golden, { pointer: '/z', value: nested(65) })).toMatchObject({ code: 'invalid_request' });
    expect(refused(golden, { pointer: '/z', value: nested(64) })).toMatchObject({ code: 'invalid_request' });
    expect(refused(golden, { pointer: '/z', value: nested(63) })).toBe('accepted');
  });

  test('a result above 1 MiB; one byte less is made', () => {
    const room = 1024 * 1024 - encode(edited(golden, { pointer: '/z', value: '' })).length;
    expect(refused(golden, { pointer: '/z', value: 'x'.repeat(room) })).toBe('accepted');
    expect(refused(golden, { pointer: '/z', value: 'x'.repeat(room + 1) })).toMatchObject({
      code: 'file_too_large',
      message: 'asset.json would have 1048577 bytes; at most 1048576 are read',
    });
  });

  test('a number that JSON has not is a bug of the caller', () => {
    expect(() => refused(golden, { pointer: '/z', value: NaN })).toThrow('BUG:');
  });
});

describe('a document that cannot be edited is refused, with the place', () => {
  test.each<[string, string, string]>([
    ['a comma too many', '{\n  "a": 1,\n}', 'line 3, column 1: a comma before } is one too many'],
    ['a key given twice', '{"a": 1, "a": 2}', 'line 1, column 10: the key "a" stands twice in one object'],
    ['a newer schema', '{"schema_version": 2}', 'line 1, column 20: the document has a newer schema_version than 1, which this packer does not know'],
    ['an empty file', '', 'line 1, column 1: the document is empty'],
  ])('%s', (_, text, problem) => {
    expect(refused(text, { pointer: '/a', value: 1 })).toMatchObject({ code: 'declaration_invalid', message: `asset.json cannot be edited: ${problem}` });
  });

  test('no UTF-8', () => {
    expect(refused(Uint8Array.of(0x7b, 0xff), { pointer: '/a', value: 1 })).toMatchObject({ code: 'declaration_invalid', place: { line: 1, column: 2 } });
  });

  test('one that is no object takes no member', () => {
    expect(refused('[]', { pointer: '/asset_name', value: 'a' })).toMatchObject({ code: 'invalid_request' });
    expect(refused('7', { pointer: '/asset_name', value: 'a' })).toMatchObject({ code: 'invalid_request' });
  });
});

test('a thousand edits of a document that is as large and odd as can be end', () => {
  const keys = Array.from({ length: 50_000 }, (_, at) => `"${String(at)}k":[]`).join(',');
  const text = `{"a": {${keys}},\n${' \n'.repeat(150_000)}"b": {"x":0}}`;
  const edits = Array.from({ length: 1000 }, (_, at) => ({ pointer: at % 2 === 0 ? `/b/k${String(at)}` : `/a/${String(at)}k/-`, value: at }));
  const { a, b } = JSON.parse(edited(text, ...edits)) as Record<'a' | 'b', Record<string, unknown>>;
  expect([a['998k'], a['999k'], b['k998'], b['k999'], Object.keys(a).length, Object.keys(b).length]).toEqual([[], [999], 998, undefined, 50_000, 501]);
});
