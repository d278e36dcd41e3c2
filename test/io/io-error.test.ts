import { describe, expect, it } from 'vitest';
import { packerErrorSchema } from '../../src/contract/errors.ts';
import { Kill } from '../../src/io/fault-file-system.ts';
import { attempt, ioError } from '../../src/io/io-error.ts';
import { SystemError } from '../../src/io/system-error.ts';

function translate(code: string): ReturnType<typeof ioError> {
  return ioError(new SystemError(code, 'write', '/home/ana/game/assets/a'), 'write', 'assets/a');
}

describe('ioError', () => {
  it.each([
    ['ENOSPC', 'no_space'],
    ['EDQUOT', 'no_space'],
    ['EACCES', 'permission_denied'],
    ['EPERM', 'permission_denied'],
    ['EROFS', 'permission_denied'],
    ['EXDEV', 'cross_device'],
    ['ENOENT', 'path_missing'],
    ['ELOOP', 'path_is_link'],
    ['ENAMETOOLONG', 'path_not_portable'],
    ['EIO', 'io_error'],
    ['EMFILE', 'io_error'],
  ])('says %s as %s and keeps the cause', (cause, code) => {
    expect(translate(cause)).toMatchObject({ code, cause, place: { file: 'assets/a' } });
  });

  it('is a valid error that names the file as the project knows it', () => {
    const error = translate('EIO');
    expect(packerErrorSchema.safeParse(error).success).toBe(true);
    expect(error.message).toBe('Cannot write assets/a: the system reports EIO.');
  });

  it('throws on what is no failure of the disk', () => {
    expect(() => ioError(new Kill(), 'write', 'a')).toThrow(Kill);
    expect(() => ioError(new TypeError('oops'), 'write', 'a')).toThrow(TypeError);
  });
});

describe('attempt', () => {
  it('gives the value, or the failure as data', () => {
    expect(attempt('read', 'a', () => 1)).toEqual({ ok: true, value: 1 });
    const failed = attempt('read', 'a', () => {
      throw new SystemError('EIO', 'read', '/a');
    });
    expect(failed).toMatchObject({ ok: false, error: { code: 'io_error', message: 'Cannot read a: the system reports EIO.' } });
  });
});
