import type { CancelSignal } from '../../../src/base/cancel-signal.ts';
import { err, ok, type Result } from '../../../src/base/result.ts';
import { packerError, type PackerError } from '../../../src/contract/errors.ts';
import { stageChunkMaxBytes } from '../../../src/contract/operations/studio.ts';
import type { Studio } from '../../state/studio.ts';
import { words } from '../../words/assets.ts';

export interface StagingRun {
  readonly studio: Studio;
  readonly project_id: string;
  readonly signal: CancelSignal;
  /** So many bytes more have arrived. */
  readonly onBytes: (bytes: number) => void;
}

/** Hands a file over in chunks; the answer is what `import_artifacts` calls it. */
export async function stageFile({ studio, project_id, signal, onBytes }: StagingRun, file: File): Promise<Result<string, PackerError>> {
  let staged: string | undefined;
  let offset = 0;
  // An empty file is one empty chunk.
  do {
    if (signal.aborted) return err(stopped);
    const bytes = await readChunk(file, offset);
    if (!bytes) return err(packerError('io_error', words.fileUnreadable, words.fileUnreadableRemedy));
    const request = { project_id, offset, bytes: toBase64(bytes), ...(staged === undefined ? { size: file.size } : { staged_id: staged }) };
    const answer = await studio.call('stageImport', request, { signal });
    if (!answer.ok) return answer;
    staged = answer.value.staged_id;
    offset += bytes.length;
    onBytes(bytes.length);
  } while (offset < file.size);
  return ok(`staged:${staged}`);
}

const stopped = packerError('cancelled', 'The files are not handed over any more.', 'Choose them again.');

async function readChunk(file: File, offset: number): Promise<Uint8Array | undefined> {
  try {
    const bytes = new Uint8Array(await file.slice(offset, offset + stageChunkMaxBytes).arrayBuffer());
    // A file that shrank while it was read would be asked for the rest for ever.
    return bytes.length === 0 && offset < file.size ? undefined : bytes;
  } catch {
    return undefined;
  }
}

/** In stretches: a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const stretch = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += stretch) text += String.fromCharCode(...bytes.subarray(at, at + stretch));
  return btoa(text);
}
