import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { tileBank } from '../../../../src/packer/families/tile-bank/tile-bank.ts';
import { encodePng, pngChunk, pngFile, pngHeader } from '../../../support/png.ts';
import { distinctColours, indexedPng, packed, requestOf, rgbaPng, rgbPng, unpacked } from './tile-asset.ts';
import type { TileAsset } from './tile-asset.ts';

const bytesOf = (rows: readonly string[]) => rows.map(row => row.replaceAll(' ', '')).join('');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const zeros = (count: number) => '00'.repeat(count);

describe('auto, written out by hand', () => {
  // Two tiles side by side: the left red with a blue first pixel, the right transparent with a green last pixel.
  const red = 0xff0000ff;
  const blue = 0x0000ffff;
  const green = 0x00ff00ff;
  const none = 0x12345600;
  const rows = Array.from({ length: 8 }, () => [...new Array<number>(8).fill(red), ...new Array<number>(8).fill(none)]);
  (rows[0] ?? [])[0] = blue;
  (rows[7] ?? [])[15] = green;
  const spec: TileAsset = { images: { 'a.png': rgbaPng(16, 8, rows.flat()) }, output: { columns: 3 } };

  it('gives the plane, the palette ascending from index 1, and the metadata', () => {
    const { payload, metadata, size } = packed(spec);
    // Ascending: blue 0x001F is 1, green 0x07E0 is 2, red 0xF800 is 3. The third column is left over.
    const plane = bytesOf([
      '13333333 00000000 00000000',
      ...new Array<string>(6).fill('33333333 00000000 00000000'),
      '33333333 00000002 00000000',
    ]);
    expect(hex(payload)).toBe(`${plane}0000 1f00 e007 00f8`.replaceAll(' ', '') + zeros(24));
    expect(size).toBe(96 + 32);
    expect(metadata).toEqual({ columns: 3, height: 8, palette_count: 1, tile_count: 2, tile_palettes: [0, 0], tile_size: 8, width: 24 });
  });
});

describe('the order of tiles', () => {
  it('is row by row within an image, image after image, filling the sheet by its columns', () => {
    // A tile of index i is a tile of colour i: 2 × 2 tiles of 1 2 / 3 4, then one tile of 5.
    const colours = [0x000008, 0x000010, 0x000018, 0x000020, 0x000028];
    const pixels = Array.from({ length: 256 }, (_, at) => (at % 16 < 8 ? 0 : 1) + (at < 128 ? 0 : 2));
    const images = {
      'b.png': rgbPng(16, 16, pixels.map(index => colours[index] ?? 0)),
      'a.png': rgbPng(8, 8, [colours[4] ?? 0]),
    };
    const sheet = unpacked({ images, output: { columns: 2 } });
    const tileAt = (x: number, y: number) => sheet.indices[y * 8 * sheet.width + x * 8];
    expect([sheet.width, sheet.height]).toEqual([16, 24]);
    expect([tileAt(0, 0), tileAt(1, 0), tileAt(0, 1), tileAt(1, 1), tileAt(0, 2), tileAt(1, 2)]).toEqual([1, 2, 3, 4, 5, 0]);
  });

  it('makes the sheet as wide as its columns even for one tile', () => {
    const { metadata } = packed({ images: { 'a.png': rgbPng(32, 32, [0]) }, output: { tile_size: 32, columns: 32 } });
    expect(metadata).toMatchObject({ width: 1024, height: 32, tile_count: 1 });
  });
});

describe('keep, written out by hand', () => {
  it('keeps indices and entries, also entry 0 and those nobody uses', () => {
    const palette = [0xff00ff, 0xff0000, 0x00ff00, 0x0000ff];
    const { payload, metadata } = packed({ images: { 'a.png': indexedPng(8, 8, [0, 3, 2, 1], palette) }, output: { palette: 'keep', columns: 1 } });
    expect(hex(payload)).toBe('03210321'.repeat(8) + '1ff8' + '00f8' + 'e007' + '1f00' + zeros(24));
    expect(metadata).toMatchObject({ palette_count: 1, tile_palettes: [0] });
  });

  it('takes a transparent index 0, whatever its alpha', () => {
    for (const alpha of [0, 127, 200]) {
      const image = indexedPng(8, 8, [0, 1], [0xffffff, 0x0000ff], [alpha]);
      expect(hex(packed({ images: { 'a.png': image }, output: { palette: 'keep', columns: 1 } }).payload)).toBe('01'.repeat(32) + 'ffff' + '1f00' + zeros(28));
    }
  });
});

describe('file, written out by hand', () => {
  const images = { 'a.png': rgbaPng(8, 8, [0x0000ffff, 0xff0000ff, 0xffffff7f, 0xff0000ff]) };
  const expected = '2101'.repeat(16) + '0000' + '00f8' + '1f00' + 'e007' + zeros(24);

  it.each([
    ['pal.hex', '; mine\r\n#FF0000\r\n\r\n0000ff\r\n00FF00\r\n'],
    ['pal.gpl', '\uFEFFGIMP Palette\nName: mine\nColumns: 4\n# x\n255   0   0 red\n  0   0 255\tblue\n0 255 0\n'],
  ])('takes the colours in the order of %s', (file, palette) => {
    expect(hex(packed({ images, output: { palette: { file }, columns: 1 }, palette }).payload)).toBe(expected);
  });

  it('takes the opaque entries of an indexed PNG', () => {
    const palette = indexedPng(1, 1, [0], [0x123456, 0xff0000, 0x0000ff, 0x00ff00], [127, 128]);
    expect(hex(packed({ images, output: { palette: { file: 'p.png' }, columns: 1 }, palette }).payload)).toBe(expected);
  });

  it('gives a colour that stands twice the index of the first, and the second keeps its own', () => {
    const { payload } = packed({ images: { 'a.png': rgbPng(8, 8, [0x0000ff]) }, output: { palette: { file: 'p.hex' }, columns: 1 }, palette: 'FF0000\n0000FF\n0000FE\n' });
    expect(hex(payload)).toBe('22'.repeat(32) + '0000' + '00f8' + '1f00' + '1f00' + zeros(24));
  });
});

describe('several palettes', () => {
  it('each image takes one, and its tiles say which', () => {
    const first = distinctColours(15);
    const second = distinctColours(3, 20);
    const images = { 'a.png': rgbPng(16, 8, first), 'b.png': rgbPng(8, 8, second), 'c.png': rgbPng(8, 8, first.slice(3, 5)) };
    expect(packed({ images }).metadata).toMatchObject({ palette_count: 2, tile_palettes: [0, 0, 1, 0] });
  });
});

describe('refusals', () => {
  it.each([
    ['a damaged file', { 'a.png': Uint8Array.of(1) }, {}, 'a.png', 'not a PNG'],
    ['sides that are no whole tiles', { 'a.png': rgbPng(8, 9, [0]) }, {}, 'a.png', 'height leaves 1'],
    ['too many colours', { 'a.png': rgbPng(8, 8, distinctColours(16)) }, {}, 'a.png', '16 opaque colours'],
    ['RGB under keep', { 'a.png': rgbPng(8, 8, [0]) }, { palette: 'keep' }, 'a.png', 'not indexed'],
  ])('of %s name the file in the words of the rule', (_name, images, output, path, words) => {
    const refused = () => tileBank.materialize(requestOf({ images, output }));
    expect(refused).toThrow(expect.objectContaining({ name: 'MaterializeError', path, message: expect.stringContaining(words) as string }) as Error);
  });

  it('of too many tiles come from the headers, before the data is looked at', () => {
    const sound = encodePng({ width: 256, height: 72, colourType: 0, bitDepth: 1, samples: [] });
    // Cut right after IHDR: decoding it would say that it is truncated.
    const images = { 'a.png': sound.subarray(0, 33) };
    expect(() => tileBank.materialize(requestOf({ images }))).toThrow('288 tiles');
  });

  it('of a picture beyond any bank do not decode it', () => {
    const huge = (width: number) => pngFile(pngChunk('IHDR', pngHeader(width, 0x7fff_fff8, 16, 6)), pngChunk('IEND'));
    expect(() => tileBank.materialize(requestOf({ images: { 'a.png': huge(8) } }))).toThrow('268435455 tiles');
    expect(() => tileBank.materialize(requestOf({ images: { 'a.png': huge(9) } }))).toThrow('whole tiles');
  });
});

describe('what goes in comes out', () => {
  const nearest = (value: number, steps: number) => Math.round((value * steps) / 255);
  const to565 = (r: number, g: number, b: number) => nearest(r, 31) * 2048 + nearest(g, 63) * 32 + nearest(b, 31);
  const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.constantFrom(0, 127, 128, 255));

  it('decode(materialize(x)) has the RGB565 colour of every pixel', () => {
    const image = fc.record({
      palette: fc.array(colour, { minLength: 1, maxLength: 15 }),
      across: fc.integer({ min: 1, max: 3 }),
      down: fc.integer({ min: 1, max: 3 }),
      seed: fc.nat(1000),
      interlaced: fc.boolean(),
      filter: fc.nat(4),
    });
    const property = fc.property(fc.array(image, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 7 }), (images, columns) => {
      const sources = images.map(({ palette, across, down, seed }) => {
        const pixels = Array.from({ length: across * down * 64 }, (_, at): readonly [number, number, number, number] => palette[(at * 7 + ((at * seed) >> 3)) % palette.length] ?? [0, 0, 0, 0]);
        return { width: across * 8, height: down * 8, pixels };
      });
      const files = sources.map(({ width, height, pixels }, at): [string, Uint8Array] => {
        const { interlaced = false, filter = 0 } = images[at] ?? {};
        return [`${at}.png`, encodePng({ width, height, colourType: 6, bitDepth: 8, samples: pixels.flat(), interlaced, filter })];
      });
      const { payload, metadata } = packed({ images: Object.fromEntries(files), output: { columns } });
      expect(tileBank.verify(bytesSource(payload), metadata)).toEqual([]);
      const sheet = tileBank.decode(bytesSource(payload), metadata);
      let tile = 0;
      for (const { width, height, pixels } of sources) {
        for (let top = 0; top < height; top += 8) {
          for (let left = 0; left < width; left += 8, tile += 1) {
            const palette = sheet.palettes[sheet.tilePalettes[tile] ?? -1];
            for (let at = 0; at < 64; at += 1) {
              const x = at % 8;
              const y = at >> 3;
              const [r, g, b, a] = pixels[(top + y) * width + left + x] ?? [0, 0, 0, 0];
              const index = sheet.indices[((Math.floor(tile / columns) * 8 + y) * columns + (tile % columns)) * 8 + x] ?? -1;
              if (a < 128) expect(index).toBe(0);
              else expect([index > 0, palette?.[index]]).toEqual([true, to565(r, g, b)]);
            }
          }
        }
      }
    });
    fc.assert(property, { seed: 2, numRuns: 60 });
  });
});
