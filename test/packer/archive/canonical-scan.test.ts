import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { findCanonicalFault } from '../../../src/packer/archive/canonical-scan.ts';
import { maxContainers, maxDepth } from '../../../src/packer/archive/layout.ts';

function faultOf(text: string | Uint8Array): ReturnType<typeof findCanonicalFault> {
  return findCanonicalFault(Buffer.from(text));
}

/** What the scan must say, by the long way round: parse, print again, compare bytes. */
function isCanonical(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

describe('canonical JSON', () => {
  it.each(['0', '-1', '1e+21', '0.000001', '5e-324', 'true', 'false', 'null', '""', '[]', '{}', '[1,"a",[{}]]', '{"a":1,"b":[]}'])(
    '%s is taken',
    (text) => {
      expect(faultOf(text)).toBeUndefined();
    },
  );

  it('is taken whatever the characters of its strings', () => {
    expect(faultOf(canonicalJson('\u0000\b\t\n\u000b\f\r\u001f"\\/\u007f\u0080é€\ud7ff\ue000\uffff\u{10000}\u{10ffff}'))).toBeUndefined();
  });

  it('sorts keys by UTF-16 code units, not by bytes of UTF-8', () => {
    expect(faultOf('{"\u{1f600}":1,"\ufb33":2}')).toBeUndefined();
    expect(faultOf('{"\ufb33":2,"\u{1f600}":1}')).toMatchObject({ message: expect.stringContaining('out of order') as string });
  });
});

describe('what is not canonical is refused at its byte', () => {
  it.each([
    ['nothing', '', 0],
    ['a blank before', ' 1', 0],
    ['a newline after', '1\n', 1],
    ['two values', '1 2', 1],
    ['a blank in an array', '[1, 2]', 3],
    ['a blank after a key', '{"a" :1}', 4],
    ['a comma too many', '[1,]', 3],
    ['a missing comma', '[1"a"]', 2],
    ['a missing colon', '{"a"1}', 4],
    ['a key that is no string', '{1:1}', 1],
    ['an array that does not end', '[1', 2],
    ['an object that does not end', '{"a":1', 6],
    ['a string that does not end', '"ab', 3],
    ['keys out of order', '{"b":1,"a":2}', 7],
    ['a key twice', '{"a":1,"a":2}', 7],
    ['a word cut short', 'tru', 0],
    ['a word in capitals', 'NULL', 0],
    ['a leading zero', '01', 0],
    ['a plus', '+1', 0],
    ['minus zero', '-0', 0],
    ['a fraction of zero', '1.0', 0],
    ['an exponent for a small number', '1e2', 0],
    ['an exponent without a sign', '1e21', 0],
    ['a number too large', '1e+400', 0],
    ['too many digits', '0.1000000000000000055', 0],
    ['an integer a double cannot hold', '9007199254740993', 0],
    ['a control character in a string', '"a\u0001"', 2],
    ['an escaped slash', '"\\/"', 1],
    ['an escaped letter', '"\\u0041"', 1],
    ['a newline spelled out', '"\\u000a"', 1],
    ['an escape in capitals', '"\\u001F"', 1],
    ['an escaped surrogate', '"\\ud83d\\ude00"', 1],
    ['half an escape', '"\\u00', 1],
    ['NaN', 'NaN', 0],
    ['a comment', '[]/**/', 2],
  ])('%s: %j', (_, text, byte) => {
    expect(faultOf(text)).toMatchObject({ byte });
  });

  it.each([
    ['a byte that begins nothing', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong NUL of three bytes', [0xe0, 0x80, 0x80]],
    ['an overlong of four bytes', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point above the last', [0xf4, 0x90, 0x80, 0x80]],
    ['a lead byte that never was', [0xf5, 0x80, 0x80, 0x80]],
    ['a sequence cut short', [0xe2, 0x82]],
  ])('bytes that are not UTF-8: %s', (_, bytes) => {
    expect(faultOf(Uint8Array.of(0x22, ...bytes, 0x22))).toEqual({ byte: 1, message: 'the text is not UTF-8' });
  });

  it('a byte order mark', () => {
    expect(faultOf('\ufeff1')).toMatchObject({ byte: 0 });
  });
});

describe('limits', () => {
  it('nesting is taken to the limit and refused one level below', () => {
    expect(faultOf('['.repeat(maxDepth) + ']'.repeat(maxDepth))).toBeUndefined();
    expect(faultOf('['.repeat(maxDepth + 1) + ']'.repeat(maxDepth + 1))).toMatchObject({ byte: maxDepth });
  });

  it('a million levels do not end the stack', () => {
    expect(faultOf('['.repeat(1_000_000))).toMatchObject({ byte: maxDepth });
  });

  it('arrays and objects are counted', () => {
    const many = (count: number): string => `[${'[],'.repeat(count - 2)}[]]`;
    expect(faultOf(many(maxContainers))).toBeUndefined();
    expect(faultOf(many(maxContainers + 1))).toMatchObject({ message: expect.stringContaining('arrays and objects') as string });
  });
});

describe('the scan agrees with parsing and printing again', () => {
  const json = fc.jsonValue({ stringUnit: 'binary' });

  it('on everything canonical JSON can say', () => {
    fc.assert(
      fc.property(json, (value) => {
        fc.pre(value === null || typeof value !== 'string' || value.isWellFormed());
        let text: string;
        try {
          text = canonicalJson(value);
        } catch {
          return;
        }
        expect(faultOf(text)).toBeUndefined();
      }),
      { seed: 8785, numRuns: 500 },
    );
  });

  it('on everything one byte away from it', () => {
    const seed = Buffer.from('{"a":[0,10,-1.5,1e+21,""],"b\\n":{"é":null},"c":"\\u000b€\u{1f600}","d":[true,false,{}]}');
    expect(faultOf(seed)).toBeUndefined();
    for (let at = 0; at < seed.length; at += 1) {
      for (let value = 0; value < 256; value += 1) {
        const bytes = Buffer.from(seed);
        bytes[at] = value;
        if ((faultOf(bytes) === undefined) !== isCanonical(bytes)) expect.fail(`byte ${at} = ${value}: ${bytes.toString()}`);
      }
    }
  });

  it('on texts made of the tokens of JSON', () => {
    const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b"', '0', '1', '-1', '1.5', 'true', 'null', ' ');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 9 }), (tokens) => {
        const bytes = Buffer.from(tokens.join(''));
        expect(faultOf(bytes) === undefined).toBe(isCanonical(bytes));
      }),
      { seed: 8785, numRuns: 3000 },
    );
  });
});
