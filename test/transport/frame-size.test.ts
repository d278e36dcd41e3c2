import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../src/transport/frame-size.ts';

describe('the size of a frame', () => {
  it('is held against the bytes that UTF-8 has for it, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(3), (text, less) => {
        const json = JSON.stringify(text);
        const limit = Math.max(0, Buffer.byteLength(json) - less);
        expect(sizeOf(text, limit)).toEqual({ characters: json.length, tooLarge: less > 0 && limit < Buffer.byteLength(json) });
      }),
    );
  });

  it.each(['a', 'é', '€', '😀', '\ud800', '\udfff'])('counts %j exactly', (character) => {
    const text = character.repeat(10);
    const bytes = Buffer.byteLength(JSON.stringify(text));
    expect([sizeOf(text, bytes).tooLarge, sizeOf(text, bytes - 1).tooLarge]).toEqual([false, true]);
  });

  it('of what is no JSON is a bug, and thrown', () => {
    expect(() => sizeOf(1n, 10)).toThrow(TypeError);
  });
});
