import { describe, expect, it } from 'vitest';
import type { TreeRow } from '../../../../src/contract/operations/assets.ts';
import type { RequestOf } from '../../../../src/contract/operations.ts';
import { tinyDisk } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

const roots = ['b', 'a/z', 'a/b/one', 'a/b/two', 'c/x'];

async function tree(request: Omit<RequestOf<'listTree'>, 'project_id'> = {}) {
  const tiny = await openTiny(tinyDisk({ assets: roots.map((root) => ({ root })) }));
  return tiny.ask('listTree', request);
}

function line(row: TreeRow): string {
  const label = row.kind === 'folder' ? `${row.expanded ? '-' : '+'}${row.path} (${row.assets})` : row.asset.root;
  return `${row.level}:${row.position}/${row.siblings} ${label}`;
}

it('shows closed folders before assets, as ARIA counts them', async () => {
  const { rows, total, assets } = await tree();
  expect(rows.map(line)).toEqual(['1:1/3 +a (3)', '1:2/3 +c (1)', '1:3/3 b']);
  expect([total, assets]).toEqual([3, 5]);
});

it('shows what is in open folders, also below closed ones that are opened later', async () => {
  const { rows } = await tree({ expanded: ['a', 'c/none'] });
  expect(rows.map(line)).toEqual(['1:1/3 -a (3)', '2:1/2 +a/b (2)', '2:2/2 a/z', '1:2/3 +c (1)', '1:3/3 b']);
});

it('pages through all lines', async () => {
  const { rows, total } = await tree({ expanded: 'all', offset: 2, limit: 2 });
  expect(rows.map(line)).toEqual(['3:1/2 a/b/one', '3:2/2 a/b/two']);
  expect(total).toBe(8);
});

it('counts what matches the filter alone', async () => {
  const { rows } = await tree({ filter: { text: 'one' }, expanded: ['a'] });
  expect(rows.map(line)).toEqual(['1:1/1 -a (1)', '2:1/1 +a/b (1)']);
});

it('leaves assets out where folders are wanted', async () => {
  const { rows } = await tree({ expanded: 'all', folders_only: true });
  expect(rows.map(line)).toEqual(['1:1/2 -a (3)', '2:1/1 -a/b (2)', '1:2/2 -c (1)']);
});

describe('an asset to be revealed', () => {
  it('opens the folders around it and says where it is', async () => {
    const { rows, revealed } = await tree({ reveal: 4 });
    expect(revealed).toEqual({ at: 3, folders: ['a', 'a/b'] });
    expect(rows[3]).toMatchObject({ kind: 'asset', asset: { root: 'a/b/two' } });
  });

  it('is nowhere when the filter hides it', async () => {
    expect((await tree({ reveal: 4, filter: { text: 'one' } })).revealed).toBeUndefined();
  });
});

it('names the pictures of what it shows, page by page, whatever was asked before', async () => {
  const tiny = await openTiny(tinyDisk({ assets: roots.map((root) => ({ root })) }));
  const all = await tiny.ask('listTree', { expanded: 'all' });
  const again = await tiny.ask('listTree', { expanded: 'all', offset: 2, limit: 2 });
  const { assets } = await tiny.ask('listAssets');
  expect(again.rows).toEqual(all.rows.slice(2, 4));
  expect(all.rows.flatMap((row) => (row.kind === 'asset' ? [row.asset] : [])).sort((a, b) => (a.asset_id ?? 0) - (b.asset_id ?? 0))).toEqual(assets);
});

it('shows other folders open as soon as they are asked for', async () => {
  const tiny = await openTiny(tinyDisk({ assets: roots.map((root) => ({ root })) }));
  await tiny.ask('listTree', { expanded: 'all' });
  expect((await tiny.ask('listTree', { expanded: ['c'] })).rows.map(line)).toEqual(['1:1/3 +a (3)', '1:2/3 -c (1)', '2:1/1 c/x', '1:3/3 b']);
  expect((await tiny.ask('listTree', { expanded: ['c'], folders_only: true })).rows.map(line)).toEqual(['1:1/2 +a (3)', '1:2/2 -c (1)']);
});
