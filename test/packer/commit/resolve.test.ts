import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { commit } from '../../../src/packer/commit/commit.ts';
import { recover } from '../../../src/packer/commit/recovery.ts';
import { resolveUnresolved } from '../../../src/packer/commit/resolve.ts';
import type { Medium } from '../../../src/packer/commit/medium.ts';
import type { UnresolvedChoice } from '../../../src/packer/commit/recovery-report.ts';

const id = 'Abcdefghij0123456789';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `a` replaced and `new` created by a commit that died before its end; `a` edited since. */
function cutOff(): { readonly disk: MemoryFileSystem; readonly medium: Medium } {
  const disk = MemoryFileSystem.of({ '/p/assets/a': 'old', '/p/assets/.prometeu/index.json': '' });
  const medium: Medium = { fs: disk, projectDir: '/p', flushBy: 'directory' };
  const files = [
    { path: 'assets/a', before: sha256(bytes('old')), after: { bytes: bytes('changed'), sha256: sha256(bytes('changed')) } },
    { path: 'assets/new', before: 'absent', after: { bytes: bytes('made'), sha256: sha256(bytes('made')) } },
  ];
  expect(() => commit(medium, { operationId: id, moves: [], files }, ({ after }) => {
    if (after === 'replaced_all') throw new Error('killed');
  })).toThrow('killed');
  disk.writeFile('/p/assets/a', 'edited since');
  return { disk, medium };
}

function resolve(medium: Medium, choice: UnresolvedChoice['choice']): void {
  const [outcome] = recover(medium).outcomes;
  if (outcome?.kind !== 'unresolved') throw new Error(`it was ${outcome?.kind ?? 'nothing'}`);
  expect(resolveUnresolved(medium, outcome.journal, choice).ok).toBe(true);
}

const conflicts = (disk: MemoryFileSystem): readonly string[] => [...disk.tree('/p/assets/.prometeu/conflicts').values()];

describe('an unfinished commit that somebody decided about', () => {
  it('leaves every file as it is, and keeps the images from before', () => {
    const { disk, medium } = cutOff();
    resolve(medium, 'keep_disk');
    expect([disk.readText('/p/assets/a'), disk.readText('/p/assets/new')]).toEqual(['edited since', 'made']);
    expect(conflicts(disk)).toContain('old');
  });

  it('puts back what was there, takes away what was not, and keeps what they held', () => {
    const { disk, medium } = cutOff();
    resolve(medium, 'restore_before_image');
    expect([disk.readText('/p/assets/a'), disk.stat('/p/assets/new')]).toEqual(['old', undefined]);
    expect(conflicts(disk)).toEqual(expect.arrayContaining(['edited since', 'made']));
  });

  it.each(['keep_disk', 'restore_before_image'] as const)('is no journal any more: %s', (choice) => {
    const { medium } = cutOff();
    resolve(medium, choice);
    expect(recover(medium).outcomes).toEqual([]);
  });
});
