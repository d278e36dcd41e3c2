import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { temporaryNames } from '../../src/io/temporary-names.ts';

/** Of a process that has ended. */
const endedProcess = (): string => execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();

describe('temporaryNames', () => {
  it('makes names that are never the same', () => {
    expect(temporaryNames.make('x-')).not.toBe(temporaryNames.make('x-'));
  });

  it('takes a name for abandoned when its process is no more', () => {
    const name = temporaryNames.make('x-');
    expect(temporaryNames.isAbandoned('x-', name)).toBe(false);
    expect(temporaryNames.isAbandoned('x-', name.replace(`-${String(process.pid)}-`, `-${endedProcess()}-`))).toBe(true);
  });

  it('judges no name of another prefix, another machine or another form', () => {
    const dead = temporaryNames.make('x-').replace(`-${String(process.pid)}-`, `-${endedProcess()}-`);
    expect(temporaryNames.isAbandoned('y-', dead)).toBe(false);
    for (const name of ['x-', 'x-precious', dead.replace(/^x-.{8}/u, 'x-00000000'), `${dead}x`, dead.toUpperCase()]) {
      expect(temporaryNames.isAbandoned('x-', name)).toBe(false);
    }
  });
});
