import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openContainedRoot } from '../../src/io/contained-path.ts';
import type { ContainedRoot } from '../../src/io/contained-path.ts';
import { readLockHolder, removeLockHolder, writeLockHolder } from '../../src/io/lock-holder.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';

const file = '/game/assets/.prometeu/lock.json';

function projectWith(content?: string): { disk: MemoryFileSystem; root: ContainedRoot } {
  const disk = MemoryFileSystem.of({ '/game/assets/.prometeu/index.json': '{}' });
  if (content !== undefined) disk.writeFile(file, content);
  const root = openContainedRoot(disk, '/game');
  if (!root.ok) throw new Error(root.error.message);
  return { disk, root: root.value };
}

describe('lock.json', () => {
  it('says who and since when', () => {
    const { disk, root } = projectWith('of the one before');
    writeLockHolder(root, 'prometeu pack');
    expect(readLockHolder(root)).toMatchObject({ pid: process.pid, host: hostname(), program: 'prometeu pack' });
    expect(readLockHolder(root)?.since).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
    expect(disk.openFiles()).toEqual([]);
  });

  it('is taken away', () => {
    const { disk, root } = projectWith('{}');
    removeLockHolder(root);
    expect(disk.stat(file)).toBeUndefined();
    removeLockHolder(root);
    expect(readLockHolder(root)).toBeUndefined();
  });

  it.each([
    ['', 'empty'],
    ['{', 'cut off'],
    ['[]', 'no object'],
    ['null', 'null'],
    ['{"pid":1.5,"host":"h","program":"p","since":"s"}', 'a pid that is none'],
    ['{"pid":1,"host":"h","program":"p\\u001b[31m","since":"s"}', 'a control character'],
    ['{"pid":1,"host":"","program":"p","since":"s"}', 'an empty name'],
    [`{"pid":1,"host":"h","program":"${'p'.repeat(300)}","since":"s"}`, 'an endless name'],
    [' '.repeat(5000), 'too large'],
  ])('is ignored when it is %j (%s)', (content) => {
    const { disk, root } = projectWith(content);
    expect(readLockHolder(root)).toBeUndefined();
    expect(disk.openFiles()).toEqual([]);
  });

  it('is neither read nor written through a link', () => {
    const { disk, root } = projectWith();
    disk.writeFile('/elsewhere', '{"pid":1,"host":"h","program":"p","since":"s"}');
    disk.symlink('/elsewhere', file);
    expect(readLockHolder(root)).toBeUndefined();
    writeLockHolder(root, 'prometeu');
    removeLockHolder(root);
    expect(disk.readText('/elsewhere')).toContain('"pid":1');
    expect(disk.stat(file)?.kind).toBe('link');
  });
});
