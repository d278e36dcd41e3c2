const texts: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBADF: 'bad file descriptor',
  EBUSY: 'resource busy or locked',
  EEXIST: 'file already exists',
  EINVAL: 'invalid argument',
  EIO: 'input/output error',
  EISDIR: 'illegal operation on a directory',
  ELOOP: 'a symbolic link, or too many of them',
  ENOENT: 'no such file or directory',
  ENOSPC: 'no space left on device',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  EPERM: 'operation not permitted',
  EROFS: 'read-only file system',
  EXDEV: 'cross-device operation',
};

/** A failure of the disk with the system's own code, in the shape that node:fs throws. */
export class SystemError extends Error {
  override readonly name = 'SystemError';
  /** `ENOENT`, `ENOSPC`, … */
  readonly code: string;
  constructor(code: string, operation: string, path: string) {
    super(`${code}: ${texts[code] ?? 'the system refused'}, ${operation} '${path}'`);
    this.code = code;
  }
}

/** The system's code of a thrown error (`ENOENT`); `undefined` for a bug, a simulated death or anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^E[A-Z0-9]+$/u.test(code) ? code : undefined;
}

/** Whether the error says that nothing is there. */
export function isAbsence(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** What the work gives, or nothing where the disk refused: for what is only a help, or is met again by who tells why. Anything else is thrown. */
export function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
