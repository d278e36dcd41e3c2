import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/packer/commit/failure.ts';
import { makeMissing } from '../../../src/packer/commit/journal.ts';
import { diskWith, mediumOn, project } from './scenario.ts';

describe('makeMissing', () => {
  const codeAndMessage = (run: () => void): readonly string[] => {
    try {
      run();
    } catch (error) {
      if (error instanceof Refusal) return [error.error.code, error.error.message];
      throw error;
    }
    return [];
  };

  it('makes a directory and those above it, also twice', () => {
    const disk = diskWith({ 'assets/a': 'a' });
    makeMissing(mediumOn(disk), 'build/.staging/x');
    makeMissing(mediumOn(disk), 'build/.staging/x');
    expect(disk.stat(`${project}/build/.staging/x`)?.kind).toBe('directory');
  });

  it('tells a link in its way from a file', () => {
    const disk = diskWith({ 'assets/a': 'a', build: 'a file' });
    disk.symlink('/', `${project}/link`);
    expect(codeAndMessage(() => { makeMissing(mediumOn(disk), 'build/.staging'); })).toEqual(['path_missing', 'build is not a directory.']);
    expect(codeAndMessage(() => { makeMissing(mediumOn(disk), 'link/.staging'); })).toEqual([
      'path_is_link',
      'link is a symbolic link, which is never written through.',
    ]);
  });
});
