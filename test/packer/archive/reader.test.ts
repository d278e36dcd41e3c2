import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import { openArchive } from '../../../src/packer/archive/reader.ts';
import { allOf, countedSource, craft, emptyPack, fourPack, helloHeader, helloPack, helloWith, opened, packs, patched } from './golden.ts';

function faultOf(bytes: Uint8Array): object | undefined {
  const result = openArchive(bytesSource(bytes));
  return result.ok ? undefined : result.error;
}

describe('an archive written by hand', () => {
  it('of no asset opens', () => {
    const archive = opened(emptyPack);
    expect([archive.size, archive.entries, archive.preload]).toEqual([64, [], []]);
  });

  it('of one asset gives its entry, slot and bytes', () => {
    const archive = opened(helloPack);
    const [entry] = archive.entries;
    expect(entry).toMatchObject({
      asset_id: 1,
      asset_name: 'hello',
      bank_type: 'DATA',
      codec: 'NONE',
      decoded_size: 5,
      offset: 0,
      size: 5,
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    });
    expect(entry?.metadata).toEqual({ files: [{ name: 'hello.txt', offset: 0, size: 5 }] });
    expect(archive.preload).toEqual([{ asset_id: 1, slot: 0 }]);
    expect(entry && allOf(archive.slice(entry)).toString()).toBe('hello');
  });

  it('of four gives every slice, the empty ones too', () => {
    const archive = opened(fourPack);
    expect(archive.entries.map((entry) => [...allOf(archive.slice(entry))])).toEqual([
      [97, 98, 99],
      [],
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
      [],
    ]);
  });

  it('finds an entry by its id and misses ids that are not there', () => {
    const archive = opened(fourPack);
    const found = [0, 1, 2, 3, 5, 6, 7, 8, 9, 10].map((id) => archive.entryOf(id)?.asset_name);
    expect(found).toEqual([undefined, undefined, 'é', undefined, 'b', undefined, 'c', undefined, 'd', undefined]);
  });
});

describe('a slice', () => {
  it('is read with one seek and nothing else', () => {
    const source = countedSource(fourPack);
    const result = openArchive(source);
    const archive = result.ok ? result.value : undefined;
    source.reads.length = 0;
    const entry = archive?.entryOf(7);
    const slice = entry && archive?.slice(entry);
    slice?.read(2, 3);
    expect(source.reads).toEqual([{ offset: 928 + 16 + 2, length: 3 }]);
  });

  it('gives nothing outside itself', () => {
    const archive = opened(fourPack);
    const entry = archive.entryOf(2);
    const slice = entry && archive.slice(entry);
    expect(() => slice?.read(0, 4)).toThrow('BUG:');
    expect(() => slice?.read(-1, 1)).toThrow('BUG:');
  });
});

describe('opening reads', () => {
  it('no slice, only prelude, header and gaps', () => {
    const source = countedSource(fourPack);
    openArchive(source);
    const inPayload = source.reads.filter((read) => read.offset >= 928);
    expect(inPayload).toEqual([
      { offset: 931, length: 13 },
      { offset: 961, length: 15 },
    ]);
  });

  it('no more than the prelude of a file that claims a header larger than itself', () => {
    const source = countedSource(patched(helloPack, 8, 0xff, 0xff, 0xff, 0x03));
    expect(openArchive(source)).toMatchObject({ ok: false, error: { field: 'header_len' } });
    expect(Math.max(...source.reads.map((read) => read.length))).toBeLessThan(400);
  });
});

describe('every field of the prelude, changed by hand', () => {
  it.each([
    ['magic', 0, [0x61], 'wrong_magic'],
    ['schema_version', 4, [2], 'unsupported_version'],
    ['schema_version', 4, [0], 'unsupported_version'],
    ['header_len', 8, [0x2b], 'wrong_header_len'],
    ['header_len', 8, [0x2d], 'wrong_header_len'],
    ['header_len', 8, [0, 0], 'wrong_header_len'],
    ['header_len', 8, [0xff, 0xff, 0xff, 0xff], 'wrong_header_len'],
    ['payload_offset', 12, [0x60], 'wrong_payload_offset'],
    ['payload_offset', 12, [0x40], 'wrong_payload_offset'],
    ['payload_offset', 12, [0x51], 'wrong_payload_offset'],
    ['payload_offset', 19, [0x80], 'wrong_payload_offset'],
    ['flags', 20, [1], 'flags_not_zero'],
    ['reserved', 27, [0x80], 'reserved_not_zero'],
    ['header_checksum', 28, [0], 'wrong_header_checksum'],
  ])('%s at byte %d set to %j is %s', (field, offset, values, code) => {
    expect(faultOf(patched(helloPack, offset, ...values))).toMatchObject({ code, field, part: 'prelude' });
  });

  it('a header_len above the limit is refused by the limit', () => {
    const bytes = patched(helloPack, 8, 0xff, 0xff, 0xff, 0xff);
    expect(faultOf(patched(bytes, 28, 0, 0, 0, 0))).toMatchObject({ code: 'header_too_large', field: 'header_len' });
  });

  it('a file of another version is judged by nothing but its version', () => {
    expect(faultOf(patched(helloPack.subarray(0, 32), 4, 2))).toMatchObject({ code: 'unsupported_version', byte: 4 });
  });
});

describe('a damaged header', () => {
  it('is told where a single byte of it was changed', () => {
    const bytes = patched(helloPack, 64, 0x58);
    expect(faultOf(bytes)).toMatchObject({ code: 'header_damaged', part: 'header', byte: 64 });
  });

  it('is refused when several bytes were changed', () => {
    expect(faultOf(patched(helloPack, 64, 0x58, 0x58, 0x58))).toMatchObject({ code: 'header_damaged', part: 'header' });
  });
});

describe('a header that is well protected but wrong', () => {
  const name = '"asset_name":"hello"';
  it.each([
    ['a blank', '"size":5}],"preload"', '"size": 5}],"preload"', 'header_not_canonical'],
    ['keys out of order', '"codec":"NONE","decoded_size":5', '"decoded_size":5,"codec":"NONE"', 'header_not_canonical'],
    ['a key twice', '"slot":0', '"slot":0,"slot":0', 'header_not_canonical'],
    ['a fraction for an integer', '"decoded_size":5', '"decoded_size":5.5', 'header_invalid'],
    ['a number in another spelling', '"decoded_size":5', '"decoded_size":5.0', 'header_not_canonical'],
    ['a negative number', '"offset":0,"sha', '"offset":-16,"sha', 'header_invalid'],
    ['a text for a number', '"asset_id":1,"asset_name"', '"asset_id":"1","asset_name"', 'header_invalid'],
    ['an id of zero', '"asset_id":1,"asset_name"', '"asset_id":0,"asset_name"', 'header_invalid'],
    ['an id above 2^31-1', '"asset_id":1,"asset_name"', '"asset_id":2147483648,"asset_name"', 'header_invalid'],
    ['another codec', 'NONE', 'ZLIB', 'header_invalid'],
    ['a digest in capitals', '2cf24d', '2CF24D', 'header_invalid'],
    ['a digest that is too short', '2cf24d', '2cf24', 'header_invalid'],
    ['a bank type in small letters', '"DATA"', '"data"', 'header_invalid'],
    ['an empty name', name, '"asset_name":""', 'header_invalid'],
    ['a name of 81 characters', name, `"asset_name":"${'x'.repeat(81)}"`, 'header_invalid'],
    ['a name that is not NFC', name, '"asset_name":"e\u0301"', 'header_invalid'],
    ['a name with a control character', name, '"asset_name":"a\\u0001"', 'header_invalid'],
    ['a name that ends with a blank', name, '"asset_name":"a "', 'header_invalid'],
    ['metadata that is an array', '{"files":[{"name":"hello.txt","offset":0,"size":5}]}', '[]', 'header_invalid'],
    ['no metadata', '"metadata":{"files":[{"name":"hello.txt","offset":0,"size":5}]},', '', 'header_invalid'],
    ['an unknown key in an entry', '"size":5}],"preload"', '"size":5,"zzz":1}],"preload"', 'header_invalid'],
    ['a key __proto__ in an entry', '{"asset_id":1,"asset_name"', '{"__proto__":1,"asset_id":1,"asset_name"', 'header_invalid'],
    ['a missing key in an entry', '"codec":"NONE",', '', 'header_invalid'],
    ['an unknown key in the header', '"slot":0}]', '"slot":0}],"zzz":1', 'header_invalid'],
    ['a slot of 16', '"slot":0', '"slot":16', 'header_invalid'],
    ['an entry that is no object', '{"asset_id":1,"slot":0}', '7', 'header_invalid'],
    ['a preload that is no array', '[{"asset_id":1,"slot":0}]', '{}', 'header_invalid'],
    ['a decoded_size that is not size', '"decoded_size":5', '"decoded_size":6', 'header_invalid'],
    ['an offset that is not the first multiple of 16', '"offset":0,"sha', '"offset":16,"sha', 'wrong_offset'],
    ['a preload of an unknown asset', '"asset_id":1,"slot"', '"asset_id":2,"slot"', 'preload_unknown_asset'],
    ['an asset preloaded twice', '{"asset_id":1,"slot":0}', '{"asset_id":1,"slot":0},{"asset_id":1,"slot":1}', 'preload_too_long'],
  ])('%s', (_, find, replacement, code) => {
    expect(faultOf(helloWith(find, replacement))).toMatchObject({ code, part: 'header' });
  });

  it('names the field and the byte of the file where its value stands', () => {
    const fault = faultOf(helloWith('"slot":0', '"slot":16'));
    expect(fault).toMatchObject({ field: '/preload/0/slot', byte: 32 + helloHeader.indexOf('"slot":') + 7 });
  });

  it.each(['', 'null', '[]', '{}', '{"asset_table":[]}', '{"asset_table":{},"preload":[]}', 'nul', '{"asset_table":[],"preload":[]'])(
    'that is only %j',
    (text) => {
      expect(faultOf(craft(text, Buffer.alloc(0)))).toMatchObject({ part: 'header' });
    },
  );

  it('whose entry holds metadata alone is refused like any other, without a throw', () => {
    expect(faultOf(craft('{"asset_table":[{"metadata":{}}],"preload":[]}', Buffer.alloc(0)))).toMatchObject({ code: 'header_invalid' });
  });

  it('that is not UTF-8', () => {
    const text = Buffer.from(helloHeader);
    text[text.indexOf('hello')] = 0xff;
    expect(faultOf(craft(text, Buffer.from('hello')))).toMatchObject({ code: 'header_not_canonical', byte: 32 + text.indexOf(0xff) });
  });

  it('that is nested beyond the limit', () => {
    const deep = `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`;
    const fault = faultOf(helloWith('{"files":[{"name":"hello.txt","offset":0,"size":5}]}', deep));
    expect(fault).toMatchObject({ code: 'header_not_canonical', message: expect.stringContaining('deeper than 64') as string });
  });

  it('with a member of a million bytes is refused before that member is parsed', () => {
    const fault = faultOf(helloWith('"hello"', `"${'x'.repeat(1_000_000)}"`));
    expect(fault).toMatchObject({ code: 'header_invalid', message: expect.stringContaining('at most 2048') as string });
  });
});

describe('four assets', () => {
  const text = fourPack.subarray(32, 32 + 882).toString('utf8');
  const fourWith = (find: string, replacement: string): object | undefined => {
    expect(text).toContain(find);
    return faultOf(craft(text.replace(find, replacement), fourPack.subarray(928)));
  };

  it('are what the golden file holds', () => {
    expect(craft(text, fourPack.subarray(928))).toEqual(fourPack);
  });

  it('two of one bank type cannot share a slot', () => {
    expect(fourWith('{"asset_id":7,"slot":0}', '{"asset_id":7,"slot":1}')).toMatchObject({ code: 'preload_slot_clash', asset_id: 7 });
  });

  it('two of different bank types can', () => {
    expect(fourWith('{"asset_id":2,"slot":15}', '{"asset_id":2,"slot":1}')).toBeUndefined();
  });

  it('cannot be preloaded twice', () => {
    expect(fourWith('{"asset_id":5,"slot":1}', '{"asset_id":2,"slot":1}')).toMatchObject({ code: 'preload_not_ascending', asset_id: 2 });
  });

  it('must ascend by id', () => {
    expect(fourWith('{"asset_id":9,"asset_name"', '{"asset_id":7,"asset_name"')).toMatchObject({
      code: 'ids_not_ascending',
      field: '/asset_table/3/asset_id',
    });
  });

  it.each([0, 32, 64])('an offset of %d is wrong where 48 is the first multiple of 16', (offset) => {
    expect(fourWith('"offset":48', `"offset":${offset}`)).toMatchObject({ code: 'wrong_offset', asset_id: 9 });
  });

  it.each([
    ['after the header', 32 + 882],
    ['after the header, its last byte', 927],
    ['after the slice of asset 2', 931],
    ['after the slice of asset 7', 975],
  ])('a gap that is not zero, %s, is named', (where, byte) => {
    expect(faultOf(patched(fourPack, byte, 1))).toMatchObject({
      code: 'gap_not_zero',
      part: 'gap',
      byte,
      message: expect.stringContaining(where.split(',')[0] ?? '') as string,
    });
  });
});

describe('the end of the file', () => {
  it.each(Object.entries(packs))('%s: cut off at every byte, it is refused', (_, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(faultOf(bytes.subarray(0, length)), `cut to ${length}`).toBeDefined();
    }
  });

  it.each(Object.entries(packs))('%s: with one byte more, even zero, it is refused', (_, bytes) => {
    expect(faultOf(Buffer.concat([bytes, Buffer.alloc(1)]))).toMatchObject({ code: 'wrong_end', byte: bytes.length });
  });

  it('a file shorter than a prelude says so', () => {
    expect(faultOf(helloPack.subarray(0, 31))).toMatchObject({ code: 'too_short', byte: 31 });
  });
});

describe('a disk that fails', () => {
  it('is a fault, not an exception', () => {
    const source = {
      size: 400,
      read: (): never => {
        throw new SystemError('EIO', 'read', 'assets.pa');
      },
    };
    expect(openArchive(source)).toMatchObject({ ok: false, error: { code: 'unreadable', message: expect.stringContaining('EIO') as string } });
  });

  it('is not mixed up with a bug, which is thrown on', () => {
    const source = {
      size: 400,
      read: (): never => {
        throw new TypeError('no');
      },
    };
    expect(() => openArchive(source)).toThrow(TypeError);
  });
});
