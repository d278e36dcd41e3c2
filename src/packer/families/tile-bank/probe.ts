import type { ByteSource } from '../../../base/byte-source.ts';
import type { FileRole, ProbeDepth, ProbeFacts } from '../../snapshot/family-port.ts';
import type { PngFault } from '../png/fault.ts';
import { headerBytes, readHeader } from '../png/header.ts';
import type { PngHeader } from '../png/header.ts';
import { toFacts } from './facts.ts';
import type { ImageHeaderFacts } from './facts.ts';
import { maxImageBytes, maxPixels } from './limits.ts';
import { readPalette } from './palette-file/read.ts';
import { readPicture } from './picture.ts';
import type { Picture } from './picture.ts';

/** Facts about one file: {@link ImageHeaderFacts}, then `ImageContentFacts`; of a palette `PaletteFacts` at once. */
export function probeFile(source: ByteSource, path: string, role: FileRole, depth: ProbeDepth): ProbeFacts {
  if (role === 'parameter') return toFacts(readPalette(source, path));
  if (depth === 'header') return toFacts(readImageHeader(source));
  const { header, fault, picture } = readImage(source);
  return toFacts({ ...(header && { header }), ...(fault && { fault }), ...(picture && { pixels: picture.facts }) });
}

export function readImageHeader(source: ByteSource): ImageHeaderFacts {
  const header = readHeader(source.read(0, Math.min(source.size, headerBytes)));
  return header.ok ? { header: header.value } : { fault: header.error };
}

/** An image as far as it goes: a picture too large for any bank is not decoded, and that is not its fault. */
export interface ReadImage {
  readonly header?: PngHeader;
  readonly fault?: PngFault;
  readonly picture?: Picture;
}

/** Looked into for its facts and for its payload, a file is decoded once. */
const read = new WeakMap<ByteSource, ReadImage>();

export function readImage(source: ByteSource): ReadImage {
  const known = read.get(source);
  if (known) return known;
  const image = decodeImage(source);
  read.set(source, image);
  return image;
}

function decodeImage(source: ByteSource): ReadImage {
  const { header, fault } = readImageHeader(source);
  if (!header) return fault ? { fault } : {};
  if (header.width * header.height > maxPixels) return { header };
  if (source.size > maxImageBytes) {
    const message = `the file has ${source.size} bytes; files above ${maxImageBytes} are not read`;
    return { header, fault: { kind: 'file_too_large', message } };
  }
  const picture = readPicture(source.read(0, source.size));
  return picture.ok ? { header, picture: picture.value } : { header, fault: picture.error };
}
