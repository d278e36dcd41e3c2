import type { ErrorCode, PackerError } from '../contract/errors.ts';
import { packerError } from '../contract/errors.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { systemCode } from './system-error.ts';

interface Translation {
  readonly code: ErrorCode;
  /** Ends the sentence `Cannot write assets/x: …`. */
  readonly because: string;
  readonly remedy: string;
}

const noSpace: Translation = {
  code: 'no_space',
  because: 'the disk is full',
  remedy: 'Free some space on this disk and try again.',
};
const denied: Translation = {
  code: 'permission_denied',
  because: 'the system does not allow it',
  remedy: 'Give yourself permission for this file and its directory, and close programs that hold it open.',
};
const readOnly: Translation = {
  code: 'permission_denied',
  because: 'the disk is mounted read-only',
  remedy: 'Mount the disk writable, or copy the project to one that is.',
};
const absent: Translation = {
  code: 'path_missing',
  because: 'it is not there',
  remedy: 'Put it back, or remove the mention of it.',
};

const translations: Readonly<Record<string, Translation>> = {
  ENOSPC: noSpace,
  EDQUOT: { ...noSpace, because: 'the disk quota is used up', remedy: 'Free some space under this account and try again.' },
  EACCES: denied,
  EPERM: denied,
  EROFS: readOnly,
  EXDEV: {
    code: 'cross_device',
    because: 'the two places are on different disks',
    remedy: 'Keep the whole project directory on one disk.',
  },
  ENOENT: absent,
  ENOTDIR: absent,
  ELOOP: {
    code: 'path_is_link',
    because: 'it is a symbolic link',
    remedy: 'Replace the link by the file or directory itself.',
  },
  ENAMETOOLONG: {
    code: 'path_not_portable',
    because: 'the path is too long for this disk',
    remedy: 'Use shorter names.',
  },
};

function otherwise(code: string): Translation {
  return {
    code: 'io_error',
    because: `the system reports ${code}`,
    remedy: 'Check the disk, then try again.',
  };
}

/**
 * Says a failure of the disk as data (operations.md §5). Anything else that was thrown — a bug, the death
 * of the process in a test — is thrown on.
 *
 * @param doing the verb of `Cannot … <file>`, e.g. `read`
 * @param file from the project's directory, POSIX
 */
export function ioError(error: unknown, doing: string, file: string): PackerError {
  const cause = systemCode(error);
  if (cause === undefined) throw error;
  const { code, because, remedy } = translations[cause] ?? otherwise(cause);
  return packerError(code, `Cannot ${doing} ${file}: ${because}.`, remedy, { place: { file }, cause });
}

/** Runs something that may meet a failure of the disk; the failure comes back as {@link ioError} says it. */
export function attempt<T>(doing: string, file: string, run: () => T): Result<T, PackerError> {
  try {
    return ok(run());
  } catch (error) {
    return err(ioError(error, doing, file));
  }
}
