import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { hashFile } from '../../io/hashing.ts';
import { ioError } from '../../io/io-error.ts';
import type { SourceFact } from './facts.ts';

/** Bytes of one imported file. Far above anything a console plays; a mistaken disk image is not hashed for minutes. */
export const largestSource = 2 * 1024 * 1024 * 1024;

/**
 * The digest of a file outside the project that is to be copied in. Errors: `path_missing`, `path_is_link`,
 * `file_too_large`, `invalid_request` for what is no file, or as the disk has it.
 */
export function readSource(fs: FileSystem, path: string): Result<SourceFact, PackerError> {
  try {
    const stat = fs.stat(path);
    if (!stat) return err(packerError('path_missing', `${path} is not there.`, 'Name a file that exists.', { place: { file: path } }));
    if (stat.kind === 'link') {
      const remedy = 'Name the file that the link points at.';
      return err(packerError('path_is_link', `${path} is a symbolic link.`, remedy, { place: { file: path } }));
    }
    if (stat.kind !== 'file') return err(noFile(path, stat.kind === 'directory'));
    if (stat.size > largestSource) return err(tooLarge(path, stat.size));
    return ok(hashFile(fs, path));
  } catch (error) {
    return err(ioError(error, 'read', path));
  }
}

function noFile(path: string, isDirectory: boolean): PackerError {
  const what = isDirectory ? 'a directory' : 'no ordinary file';
  return packerError('invalid_request', `${path} is ${what}.`, 'Name the files one by one.', { place: { file: path } });
}

function tooLarge(path: string, size: number): PackerError {
  const message = `${path} has ${size} bytes; files of up to ${largestSource} are imported.`;
  return packerError('file_too_large', message, 'Make the file smaller.', { place: { file: path } });
}
