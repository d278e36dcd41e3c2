import type { PreviewBank } from '../../../contract/operations/preview.ts';
import { partNumber, type FamilyPreview, type PreviewPart, type PreviewSubject } from '../preview.ts';
import { decodeDataBank } from './decode.ts';
import { materializeDataBank } from './materialize.ts';

/** Bytes of a file's beginning that are shown. */
const headBytes = 64 * 1024;
/** Of these, what tells whether it is text. */
const lookedAt = 4096;

/** The files of a bank by name and size, and how each begins. */
export const dataPreview: FamilyPreview = {
  version: 1,
  draft: materializeDataBank,
  describe,
  part: partOf,
  marks: () => [],
};

function describe({ payload, metadata }: PreviewSubject, { offset, limit }: { offset: number; limit: number }): PreviewBank {
  const { files } = decodeDataBank(payload, metadata);
  return {
    kind: 'data-bank',
    total: files.length,
    files: files.slice(offset, offset + limit).map(({ name, size, source }, at) => {
      const beginning = source.read(0, Math.min(size, lookedAt));
      return { name, input: name, size, text: isText(beginning, size > lookedAt), head: `file-${offset + at}` };
    }),
  };
}

function partOf({ payload, metadata }: PreviewSubject, name: string): PreviewPart | undefined {
  const number = partNumber('file', name);
  const file = number === undefined ? undefined : decodeDataBank(payload, metadata).files[number];
  if (!file) return undefined;
  return { media_type: 'application/octet-stream', bytes: file.source.read(0, Math.min(file.size, headBytes)).slice() };
}

/** Valid UTF-8 without control characters but blanks and line ends. `cut`: a character may be cut off at the end. */
function isText(bytes: Uint8Array, cut: boolean): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return !/[\u0000-\u0008\u000e-\u001f]/u.test(text);
  } catch {
    return false;
  }
}
