import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { FileStat } from '../../../src/io/file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { largestSource, readSource } from '../../../src/packer/changes/sources.ts';

/** A file that says it is larger than it is. */
class Huge extends RecordingFileSystem {
  override stat(path: string): FileStat | undefined {
    const stat = super.stat(path);
    return stat && { ...stat, size: largestSource + 1 };
  }
}

describe('readSource', () => {
  it('answers the digest and the size', () => {
    expect(readSource(MemoryFileSystem.of({ '/x': '' }), '/x')).toEqual({
      ok: true,
      value: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', size: 0 },
    });
  });

  it('refuses a file above the limit and does not read it', () => {
    const huge = new Huge(MemoryFileSystem.of({ '/x': 'x' }));
    expect(readSource(huge, '/x')).toMatchObject({ ok: false, error: { code: 'file_too_large' } });
    expect(huge.paths('openRead')).toEqual([]);
  });

  it('says why a file cannot be read', () => {
    const disk = MemoryFileSystem.of({ '/x': 'x' });
    disk.setMode('/x', 0);
    expect(readSource(disk, '/x')).toMatchObject({ ok: false, error: { code: 'permission_denied', cause: 'EACCES' } });
  });
});
