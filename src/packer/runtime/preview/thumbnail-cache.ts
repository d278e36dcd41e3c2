import { openContained, type ContainedRoot } from '../../../io/contained-path.ts';
import { writeAll } from '../../../io/durable-write.ts';
import type { FileStat } from '../../../io/file-system.ts';
import { Sha256 } from '../../../io/hashing.ts';
import { readExactly } from '../../../io/read-whole.ts';
import { orNothing, systemCode } from '../../../io/system-error.ts';
import { temporaryNames } from '../../../io/temporary-names.ts';
import { Refusal } from '../../commit/failure.ts';
import { makeMissing } from '../../commit/journal.ts';
import { at, type Medium } from '../../commit/medium.ts';
import type { Thumbnail } from '../../families/preview.ts';

/**
 * An entry, one file, named by what the picture was made from:
 *
 * | offset | size | field |
 * | --- | --- | --- |
 * | 0 | 8 | magic `PRMTHUMB` |
 * | 8 | 4 | version |
 * | 12 | 4 | 0x01020304 in the machine's own byte order, which all numbers have |
 * | 16 | 16 | inode and device of this very file, doubles: a copy, or what came with a project from elsewhere, is not ours |
 * | 32 | 8 | width and height, u32 |
 * | 40 | 32 | its name |
 * | 72 | 32 | SHA-256 of the 72 bytes before and the pixels |
 * | 104 | … | pixels, RGBA |
 *
 * It is written beside its place and renamed; it is never flushed, for the digest tells what a power loss left of it.
 */
const magic = 'PRMTHUMB';
const version = 1;
const orderMark = 0x01020304;
const digestAt = 72;
const pixelsAt = 104;
/** Pixels on a side. */
const mostPixels = 64;

const folder = 'assets/.prometeu/cache/thumbnails';
const unfinished = 'unfinished-';
const namePattern = /^[0-9a-f]{32}$/u;

/** Entries that may stay, or twice as many as there are assets: whichever is more. */
const mostEntries = 4096;

/**
 * Small pictures by what they were made from. An accelerator and nothing else: deleting it changes no result, what is
 * damaged or was made elsewhere is made anew, and what cannot be written is not kept. Of more than may stay those go
 * that were made first.
 */
export class ThumbnailCache {
  readonly #medium: Medium;
  readonly #project: ContainedRoot;
  /** How many entries there are, or somewhat fewer. */
  #entries: number | undefined;

  constructor(medium: Medium) {
    this.#medium = medium;
    this.#project = { fs: medium.fs, path: medium.projectDir };
  }

  find(picture: string): Thumbnail | undefined {
    const { fs } = this.#project;
    return orNothing(() => {
      const opened = openContained(this.#project, `${folder}/${picture}`);
      if (!opened.ok) return undefined;
      const { open } = opened.value;
      try {
        const stat = fs.statOpen(open);
        if (stat.size < pixelsAt || stat.size > pixelsAt + mostPixels * mostPixels * 4) return undefined;
        const bytes = new Uint8Array(stat.size);
        return readExactly(fs, open, bytes, 0) ? parseEntry(bytes, picture, stat) : undefined;
      } finally {
        fs.close(open);
      }
    });
  }

  /** @param assets how many the project has */
  keep(picture: string, thumbnail: Thumbnail, assets: number): void {
    orNotKept(() => {
      makeMissing(this.#medium, folder);
      this.#write(picture, thumbnail);
      const most = Math.max(mostEntries, 2 * assets);
      this.#entries = (this.#entries ?? this.#project.fs.list(at(this.#medium, folder)).length) + 1;
      if (this.#entries > most) this.#sweep(most);
    });
  }

  #write(picture: string, thumbnail: Thumbnail): void {
    const { fs } = this.#project;
    const temporary = at(this.#medium, `${folder}/${temporaryNames.make(unfinished)}`);
    try {
      const file = fs.create(temporary);
      try {
        writeAll(fs, file, Buffer.concat([headOf(picture, thumbnail, fs.statOpen(file)), thumbnail.pixels]));
      } finally {
        fs.close(file);
      }
      fs.rename(temporary, at(this.#medium, `${folder}/${picture}`));
    } catch (error) {
      orNothing(() => fs.removeFile(temporary));
      throw error;
    }
  }

  /** Leaves some room, so that not every new one looks at all of them again. */
  #sweep(most: number): void {
    const { fs } = this.#project;
    const directory = at(this.#medium, folder);
    const entries = fs.list(directory).flatMap(({ name, kind }) => {
      const path = `${directory}/${name}`;
      if (kind === 'directory' || (name.startsWith(unfinished) && !temporaryNames.isAbandoned(unfinished, name))) return [];
      const stat = namePattern.test(name) ? orNothing(() => fs.stat(path)) : undefined;
      return [{ path, madeAt: stat?.mtimeMs ?? 0 }];
    });
    const stay = Math.floor(most * 0.75);
    // What is no entry stands first.
    const oldest = entries.sort((one, other) => one.madeAt - other.madeAt).slice(0, Math.max(0, entries.length - stay));
    for (const { path } of oldest) orNothing(() => fs.removeFile(path));
    this.#entries = entries.length - oldest.length;
  }
}

function headOf(picture: string, { width, height, pixels }: Thumbnail, { inode, device }: Pick<FileStat, 'inode' | 'device'>): Uint8Array {
  const head = Buffer.alloc(pixelsAt);
  head.write(magic, 'latin1');
  new Uint32Array(head.buffer, head.byteOffset + 8, 2).set([version, orderMark]);
  new Float64Array(head.buffer, head.byteOffset + 16, 2).set([inode, device]);
  new Uint32Array(head.buffer, head.byteOffset + 32, 2).set([width, height]);
  head.write(picture, 40, 'latin1');
  head.write(new Sha256().update(head.subarray(0, digestAt)).update(pixels).digest().sha256, digestAt, 'hex');
  return head;
}

function parseEntry(bytes: Uint8Array, picture: string, stat: FileStat): Thumbnail | undefined {
  const [width = 0, height = 0] = new Uint32Array(bytes.buffer, 32, 2);
  const pixels = bytes.subarray(pixelsAt);
  if (width < 1 || height < 1 || width > mostPixels || height > mostPixels || pixels.length !== width * height * 4) return undefined;
  const thumbnail = { width, height, pixels };
  return Buffer.from(headOf(picture, thumbnail, stat)).equals(bytes.subarray(0, pixelsAt)) ? thumbnail : undefined;
}

/** The disk's own failures, and a link on the way, are a picture that is not kept. */
function orNotKept(keep: () => void): void {
  try {
    keep();
  } catch (error) {
    if (systemCode(error) === undefined && !(error instanceof Refusal)) throw error;
  }
}
