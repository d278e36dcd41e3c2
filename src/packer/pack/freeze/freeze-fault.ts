import { err, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { attempt } from '../../../io/io-error.ts';

/** Why a file was not frozen: it is not, or did not stay, what the snapshot says; or the disk failed. */
export type FreezeFault = 'changed' | PackerError;

/** Runs a look at an open input, named as from the project's directory. */
export function reading<T>(path: string, look: () => T): Result<T, FreezeFault> {
  const looked = attempt('read', path, look);
  return looked.ok ? looked : err(faultOf(looked.error));
}

/** Causes that say somebody replaced or locked the file since the gate read it, not that the disk failed. */
const changes: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EACCES', 'EPERM', 'ESTALE', 'ENXIO']);

/** Without a system's code it is the contained path that refuses: something else stands there now. */
export function faultOf(error: PackerError): FreezeFault {
  return error.cause === undefined || changes.has(error.cause) ? 'changed' : error;
}

/** `files` from the project's directory, at least one. */
export function changedWhileRead(files: readonly string[]): PackerError {
  const named = files.slice(0, 5).join(', ') + (files.length > 5 ? ` and ${files.length - 5} more` : '');
  const [first] = files;
  return packerError(
    'input_changed_during_freeze',
    `Changed while they were being read: ${named}.`,
    'Let the program that writes them finish, then pack again.',
    first === undefined ? {} : { place: { file: first } },
  );
}
