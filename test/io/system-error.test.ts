import { describe, expect, it } from 'vitest';
import { isAbsence, orNothing, systemCode, SystemError } from '../../src/io/system-error.ts';

describe('systemCode', () => {
  it('is the code the system gave', () => {
    expect(systemCode(new SystemError('ENOSPC', 'write', '/a'))).toBe('ENOSPC');
    expect(systemCode(Object.assign(new Error('x'), { code: 'EIO' }))).toBe('EIO');
  });

  it("is nothing for Node's own argument errors and for what is no system error", () => {
    expect(systemCode(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_VALUE' }))).toBeUndefined();
    expect(systemCode(new Error('EIO'))).toBeUndefined();
    expect(systemCode({ code: 'EIO' })).toBeUndefined();
  });
});

describe('isAbsence', () => {
  it('holds when a component of the path is missing or is no directory', () => {
    expect(isAbsence(new SystemError('ENOENT', 'open', '/a'))).toBe(true);
    expect(isAbsence(new SystemError('ENOTDIR', 'open', '/a/b'))).toBe(true);
    expect(isAbsence(new SystemError('EACCES', 'open', '/a'))).toBe(false);
  });
});

describe('orNothing', () => {
  it('gives what the work gives', () => {
    expect(orNothing(() => 7)).toBe(7);
  });

  it('gives nothing where the disk refuses', () => {
    const refused = (): number => {
      throw new SystemError('EACCES', 'open', '/there');
    };
    expect(orNothing(refused)).toBeUndefined();
  });

  it('throws what is no refusal of the disk', () => {
    const broken = (): number => {
      throw new TypeError('a bug');
    };
    expect(() => orNothing(broken)).toThrow('a bug');
  });
});
