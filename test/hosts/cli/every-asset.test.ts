import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/base/result.ts';
import { packerError } from '../../../src/contract/errors.ts';
import type { FakeServices } from '../../support/fake-services.ts';
import { runFakeCli } from '../../support/fake-cli.ts';
import { sampleAssets, sampleRow } from '../../support/sample-responses.ts';

const all = Array.from({ length: 2500 }, (_, index) => sampleRow({ asset_id: index + 1, root: `r${index + 1}` }));

describe('everyAsset', () => {
  it('puts all pages into one response', async () => {
    const pages: number[] = [];
    const listAssets: FakeServices['listAssets'] = ({ offset, limit }) => {
      pages.push(offset);
      return Promise.resolve(ok({ ...sampleAssets, total: all.length, assets: all.slice(offset, offset + limit) }));
    };
    const ran = await runFakeCli(['list', '--json'], { services: { listAssets } });
    expect(pages).toEqual([0, 1000, 2000]);
    expect(JSON.parse(ran.out)).toEqual({ generation: 1, state: 'fresh', total: 2500, assets: all });
  });

  it('ends when a page is empty, whatever the total says', async () => {
    const listAssets: FakeServices['listAssets'] = ({ offset }) =>
      Promise.resolve(ok({ ...sampleAssets, total: 9, assets: offset === 0 ? all.slice(0, 2) : [] }));
    expect((await runFakeCli(['list'], { services: { listAssets } })).exit).toBe(0);
  });

  it('hands on the error of any page', async () => {
    const failed = err(packerError('project_failed', 'No.', 'Reopen.'));
    const listAssets: FakeServices['listAssets'] = ({ offset }) =>
      Promise.resolve(offset === 0 ? ok({ ...sampleAssets, total: 9 }) : failed);
    expect((await runFakeCli(['list'], { services: { listAssets } })).exit).toBe(7);
  });
});
