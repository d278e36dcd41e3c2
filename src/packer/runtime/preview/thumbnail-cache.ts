import { z } from 'zod';
import { sha256 } from '../../../io/hashing.ts';
import { readWhole } from '../../../io/read-whole.ts';
import { systemCode } from '../../../io/system-error.ts';
import { replaceDurable } from '../../../io/durable-write.ts';
import { Refusal } from '../../commit/failure.ts';
import { makeMissing } from '../../commit/journal.ts';
import { at, type Medium } from '../../commit/medium.ts';
import type { Thumbnail } from '../../families/preview.ts';

const folder = 'assets/.prometeu/cache/thumbnails';
/** Bytes of the largest entry: 64 × 64 pixels, and what is said of them. */
const maxEntry = 64 * 64 * 4 + 1024;

/** An entry, one file: this as JSON, a newline, and the pixels to the end of the file. */
const describedSchema = z.strictObject({
  picture: z.string(),
  width: z.int().min(1).max(64),
  height: z.int().min(1).max(64),
  sha256: z.string(),
});

/**
 * Small pictures by what they were made from. An accelerator and nothing else: deleting it changes no result, what is
 * damaged is made anew, and what cannot be written is not kept.
 */
export class ThumbnailCache {
  readonly #medium: Medium;
  readonly #writable: boolean;

  constructor(medium: Medium, writable: boolean) {
    this.#medium = medium;
    this.#writable = writable;
  }

  find(picture: string): Thumbnail | undefined {
    return orNoPicture(() => {
      const read = readWhole(this.#medium.fs, at(this.#medium, `${folder}/${picture}`), maxEntry);
      return read.ok ? parseEntry(read.value.bytes, picture) : undefined;
    });
  }

  keep(picture: string, { width, height, pixels }: Thumbnail): void {
    if (!this.#writable) return;
    orNoPicture(() => {
      makeMissing(this.#medium, folder);
      const head = `${JSON.stringify({ picture, width, height, sha256: sha256(pixels) })}\n`;
      replaceDurable(this.#medium.fs, at(this.#medium, `${folder}/${picture}`), Buffer.concat([Buffer.from(head), pixels]));
    });
  }
}

function parseEntry(bytes: Uint8Array, picture: string): Thumbnail | undefined {
  const end = bytes.indexOf(0x0a);
  const described = end < 0 ? undefined : parseHead(new TextDecoder().decode(bytes.subarray(0, end)));
  if (!described || described.picture !== picture) return undefined;
  const pixels = bytes.slice(end + 1);
  const { width, height } = described;
  return pixels.length === width * height * 4 && sha256(pixels) === described.sha256 ? { width, height, pixels } : undefined;
}

function parseHead(text: string): z.output<typeof describedSchema> | undefined {
  try {
    return describedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The disk's own failures, and a link on the way, are a miss, or a picture that is not kept. */
function orNoPicture<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (systemCode(error) === undefined && !(error instanceof Refusal)) throw error;
    return undefined;
  }
}
