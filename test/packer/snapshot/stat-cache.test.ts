import { expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import { statCacheBody, statCacheParts, type StoredLoad } from '../../../src/packer/snapshot/stat-cache.ts';
import { walkAssets, type WalkedRoot } from '../../../src/packer/snapshot/walk.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace } from '../../support/workspace.ts';

/** More than a call takes arguments. */
const many = 200_000;

const stat = { kind: 'directory', device: 1, inode: 2, size: 0, mtimeMs: 3, ctimeMs: 4, links: 1 } as const;
const head = { settings: '{}', isWhole: true };

function namesOf(load: StoredLoad): readonly string[] | undefined {
  const bytes = new Uint8Array(Buffer.concat(statCacheBody(load, [plainWalker], 1)));
  return statCacheParts({ bytes, writtenAt: 0, checksum: '' })?.names;
}

it('holds a folder of 200,000 directories', () => {
  const directories = Array.from({ length: many }, (_, at) => String(at));
  const names = namesOf({ roots: [], folders: [{ diskPath: 'assets', stat, directories }], before: 9, head });
  expect([names?.[1], names?.[2], names?.[many + 1]]).toEqual(['assets', '0', String(many - 1)]);
});

it('holds an asset root with 200,000 directories below it', () => {
  const disk = new MemoryFileSystem();
  disk.makeDirectory('/p');
  makeWorkspace(disk, '/p', { assets: [{ root: 'a', files: { 'x.bin': 'x' } }] });
  const project = { fs: disk, path: '/p' };
  const [asset] = loadSnapshot({ project, walkers: [plainWalker], generation: 1 }).roots;
  const [walked] = walkAssets(project).roots;
  if (!asset || !walked) throw new Error('the workspace has no asset');
  const others = new Map(Array.from({ length: many }, (_, at) => [String(at), 'directory'] as const));
  const wide: WalkedRoot = { ...walked, others, listed: [] };
  const names = namesOf({ roots: [{ walked: wide, asset, before: 9 }], folders: [], before: 9, head });
  expect([names?.[1], names?.[4], names?.[many + 3], names?.[many + 4]]).toEqual(['a', '0', String(many - 1), 'x.bin']);
});
