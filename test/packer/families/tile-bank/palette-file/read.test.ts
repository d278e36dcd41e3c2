import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../../src/base/byte-source.ts';
import { paletteKind, readPalette } from '../../../../../src/packer/families/tile-bank/palette-file/read.ts';
import { rgbPng } from '../tile-asset.ts';

const text = (content: string) => bytesSource(new TextEncoder().encode(content));

describe('readPalette', () => {
  it('goes by the extension, in any case', () => {
    expect(['a.hex', 'a.GPL', 'b/c.Png', 'a.txt', 'hex'].map(paletteKind)).toEqual(['hex', 'gpl', 'png', undefined, undefined]);
  });

  it('accepts a BOM and CRLF', () => {
    expect(readPalette(text('\uFEFF010203\r\n040506\r\n'), 'a.hex')).toMatchObject({ colourCount: 2, colours: [{ rgb: 0x010203, at: 1 }, { rgb: 0x040506, at: 2 }] });
  });

  it('does not read a text file above its limit', () => {
    const huge = { size: 1024 * 1024 + 1, read: () => { throw new Error('read'); } };
    expect(readPalette(huge, 'a.gpl')).toMatchObject({ fault: { message: expect.stringContaining('1048577 bytes') as string } });
  });

  it('takes any bytes for text and says on which line they are no colour', () => {
    const bytes = Uint8Array.of(0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x0a, 0xff, 0xfe, 0x00);
    expect(readPalette(bytesSource(bytes), 'a.hex')).toMatchObject({ fault: { line: 2 }, colours: [] });
  });
});

describe('.hex', () => {
  it('skips blank lines and comments, and takes # and both cases', () => {
    expect(readPalette(text(';c\n\n#aAbBcC\n  010203  \n'), 'a.hex').colours).toEqual([{ rgb: 0xaabbcc, at: 3 }, { rgb: 0x010203, at: 4 }]);
  });

  it.each(['12345', '1234567', '##123456', '12345g', '123456 red', '0x123456'])('refuses %j with its line', line => {
    expect(readPalette(text(`000000\n${line}\n`), 'a.hex')).toMatchObject({ fault: { line: 2 }, colourCount: 0 });
  });

  it('counts all colours but lists the first 64', () => {
    const facts = readPalette(text('000000\n'.repeat(1000)), 'a.hex');
    expect([facts.colourCount, facts.colours.length]).toEqual([1000, 64]);
  });
});

describe('.gpl', () => {
  it('reads three integers and an optional name, and skips what is none', () => {
    const facts = readPalette(text('GIMP Palette\nName: x\nColumns: 3\n#\n 1 2 3\n4\t5\t6\tsix\n\n255 255 255 a b c\n'), 'a.gpl');
    expect(facts.colours).toEqual([{ rgb: 0x010203, at: 5 }, { rgb: 0x040506, at: 6 }, { rgb: 0xffffff, at: 8 }]);
  });

  it.each([
    ['Gimp Palette\n', 1],
    ['', 1],
    ['GIMP Palette\n1 2\n', 2],
    ['GIMP Palette\n1 2 3\n1 2 256\n', 3],
    ['GIMP Palette\n1 2 -3\n', 2],
    ['GIMP Palette\n1 2 3x\n', 2],
    ['GIMP Palette\nChannels: RGBA\n', 2],
  ])('refuses %j at line %i', (content, line) => {
    expect(readPalette(text(content), 'a.gpl')).toMatchObject({ fault: { line }, colourCount: 0 });
  });
});

describe('.png', () => {
  it('must be indexed', () => {
    expect(readPalette(bytesSource(rgbPng(1, 1, [0])), 'a.png')).toMatchObject({ fault: { message: expect.stringContaining('colour type is 2') as string } });
  });

  it('that is damaged has the fault of a PNG, not of a palette', () => {
    const facts = readPalette(text('hello'), 'a.png');
    expect(facts.png?.kind).toBe('not_png');
    expect(facts.fault).toBeUndefined();
  });
});
