import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesSource } from '../src/base/byte-source.ts';
import { openArchive } from '../src/packer/archive/reader.ts';
import type { ArchiveReader } from '../src/packer/archive/reader.ts';
import { decodeSoundBank } from '../src/packer/families/sound-bank/decode.ts';
import type { ClipPreview, SoundBankPreview } from '../src/packer/families/sound-bank/decode.ts';
import { decodeTiles } from '../src/packer/families/tile-bank/decode.ts';
import type { TileSheet } from '../src/packer/families/tile-bank/payload.ts';
import { Canvas } from './example/canvas.ts';
import { clear, colour } from './example/colour.ts';
import type { Colour } from './example/colour.ts';
import { contactSheet } from './example/contact-sheet.ts';
import type { SheetPicture } from './example/contact-sheet.ts';
import { glyphSide, write } from './example/glyphs.ts';

/**
 * Draws what a console would see of a packed archive: every tile bank and sound bank of
 * `examples/starfall/build/assets.pa` (or of the archive and into the picture that the arguments name), decoded
 * from its bytes alone, into `docs/starfall-packed.png`.
 */
const repository = join(import.meta.dirname, '..');

/** RGB565 to 0xRRGGBB, each channel rounded to the nearest of its 8-bit values. */
function shown(entry: number): Colour {
  const [red, green, blue] = [(entry >> 11) / 31, ((entry >> 5) & 63) / 63, (entry & 31) / 31].map((part) => Math.round(part * 255));
  return ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
}

function rgba(from: Canvas): Uint8Array {
  const bytes = new Uint8Array(from.width * from.height * 4);
  for (let at = 0; at < from.width * from.height; at++) {
    const seen = from.get(at % from.width, Math.floor(at / from.width));
    if (seen !== clear) bytes.set([seen >> 16, (seen >> 8) & 255, seen & 255, 255], at * 4);
  }
  return bytes;
}

/** The sheet as the console draws it: each tile through its own palette, index 0 clear. */
function tilePicture(title: string, sheet: TileSheet): SheetPicture {
  const { width, height, tileSize, columns } = sheet;
  const drawn = new Canvas(width, height).paint((x, y) => {
    const index = sheet.indices[y * width + x] ?? 0;
    const tile = Math.floor(y / tileSize) * columns + Math.floor(x / tileSize);
    return index === 0 ? clear : shown(sheet.palettes[sheet.tilePalettes[tile] ?? 0]?.[index] ?? 0);
  });
  const palettes = sheet.palettes.map((palette) => [...palette].map((entry, at) => (at > 0 && entry > 0 ? shown(entry) : undefined)));
  return { title, note: `${sheet.tileCount}x${tileSize}PX`, width, height, rgba: rgba(drawn), tile: tileSize, palettes };
}

const wave = colour('2cb4dc');
const crest = colour('8af0f0');
const axis = colour('283048');
const label = colour('97acc4');
const faint = colour('5f7398');
const loopMark = colour('f8cc48');
const waveHeight = 25;

/** One clip: its louder extent a column, both channels together, and its loop. */
function drawClip(on: Canvas, clip: ClipPreview, channels: number, rate: number, top: number): void {
  const { width } = on;
  write(on, clip.name.toUpperCase(), 0, top, label);
  const length = `${(clip.frames / rate).toFixed(2)}S`;
  if ((clip.name.length + length.length + 1) * glyphSide <= width) write(on, length, width - length.length * glyphSide, top, faint);
  const middle = top + glyphSide + 2 + Math.floor(waveHeight / 2);
  on.rect(0, middle, width, 1, axis);
  for (let x = 0; x < width; x++) {
    const from = Math.floor((x * clip.frames) / width);
    const count = Math.max(1, Math.floor(((x + 1) * clip.frames) / width) - from);
    const samples = clip.read(from, Math.min(count, clip.frames - from));
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32768;
    const power = Math.sqrt(samples.reduce((sum, sample) => sum + (sample / 32768) ** 2, 0) / (samples.length || channels));
    for (const [extent, ink] of [[loudest, wave], [power, crest]] as const) {
      const half = Math.floor((extent * waveHeight) / 2);
      on.rect(x, middle - half, 1, half * 2 + 1, ink);
    }
  }
  for (const at of clip.loop ? [clip.loop.start, clip.loop.end - 1] : []) {
    on.rect(Math.min(width - 1, Math.round((at * width) / clip.frames)), top + glyphSide + 2, 1, waveHeight, loopMark);
  }
}

function soundPicture(title: string, bank: SoundBankPreview): SheetPicture {
  const row = glyphSide + waveHeight + 5;
  const on = new Canvas(192, bank.clips.length * row + 1, colour('141828'));
  bank.clips.forEach((clip, at) => drawClip(on, clip, bank.channels, bank.sampleRate, at * row + 4));
  return { title, note: `${bank.sampleRate}HZ ${bank.channels}CH`, width: on.width, height: on.height, rgba: rgba(on) };
}

function bankPictures(archive: ArchiveReader): readonly SheetPicture[] {
  return archive.entries.flatMap((entry): readonly SheetPicture[] => {
    const title = `${entry.asset_id} ${entry.asset_name.toUpperCase()}`;
    const slice = archive.slice(entry);
    if (entry.bank_type === 'TILES') return [{ ...tilePicture(title, decodeTiles(slice, entry.metadata)), first: entry.asset_name === 'title' }];
    if (entry.bank_type === 'SOUNDS') return [soundPicture(title, decodeSoundBank(slice, entry.metadata))];
    return [];
  });
}

function main(from: string, into: string): void {
  const opened = openArchive(bytesSource(new Uint8Array(readFileSync(from))));
  if (!opened.ok) throw new Error(`${from}: ${opened.error.message}`);
  const archive = opened.value;
  const pictures = bankPictures(archive);
  const note = `${archive.entries.length} BANKS, ${(archive.size / 1024).toFixed(0)} KIB`;
  mkdirSync(dirname(into), { recursive: true });
  writeFileSync(into, contactSheet(pictures, { heading: 'STARFALL, AS PACKED', note, width: 680 }));
  console.log(`${into}: ${pictures.length} of ${archive.entries.length} banks drawn`);
}

const [from = join(repository, 'examples/starfall/build/assets.pa'), into = join(repository, 'docs/starfall-packed.png')] = process.argv.slice(2);
main(from, into);
