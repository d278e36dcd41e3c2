import type { ByteSource } from '../../../../base/byte-source.ts';
import type { PaletteFacts } from '../facts.ts';
import { maxImageBytes, maxPaletteBytes } from '../limits.ts';
import { readGplPalette } from './gpl.ts';
import { readHexPalette } from './hex.ts';
import { paletteOf, textLines } from './palette-text.ts';
import { readPngPalette } from './png-palette.ts';

/** Reads a palette file; its extension says what it is (the declaration lets only three through). */
export function readPalette(source: ByteSource, path: string): PaletteFacts {
  const kind = paletteKind(path) ?? 'hex';
  const most = kind === 'png' ? maxImageBytes : maxPaletteBytes;
  if (source.size > most) {
    return paletteOf(kind, [], { message: `the file has ${source.size} bytes, a .${kind} palette has at most ${most}` });
  }
  const bytes = source.read(0, source.size);
  if (kind === 'png') return readPngPalette(bytes);
  return kind === 'gpl' ? readGplPalette(textLines(bytes)) : readHexPalette(textLines(bytes));
}

/** What a palette file is by its extension, in any case. */
export function paletteKind(path: string): PaletteFacts['source'] | undefined {
  const extension = /\.(hex|gpl|png)$/iu.exec(path)?.[1]?.toLowerCase();
  return extension === 'hex' || extension === 'gpl' || extension === 'png' ? extension : undefined;
}
