import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import { assetHealthSchema, assetSortSchema } from '../../../../src/contract/operations/assets.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { sampleAssets } from '../../../support/sample-responses.ts';

async function requestOf(line: readonly string[]): Promise<unknown> {
  let seen: unknown;
  const listAssets: FakeServices['listAssets'] = (request) => {
    seen = request;
    return Promise.resolve(ok(sampleAssets));
  };
  await runFakeCli(['list', ...line], { services: { listAssets } });
  return seen;
}

describe('prometeu list', () => {
  it('lists everything by id and mentions what is not registered', async () => {
    const { exit, out } = await runFakeCli(['list']);
    expect(exit).toBe(0);
    expect(out).toContain('asteroids');
    expect(out).toContain('not registered: assets/sketches/comet');
  });

  it.each([
    [[], { filter: {}, sort: { by: 'asset_id', descending: false } }],
    [['--sort', 'input_bytes', '--reverse'], { sort: { by: 'input_bytes', descending: true } }],
    [['--filter', 'ship', '--family', 'tile_bank'], { filter: { text: 'ship', family: 'tile_bank' } }],
    [['--included'], { filter: { included: true } }],
    [['--excluded'], { filter: { included: false } }],
    [['--health', 'error', 'warning'], { filter: { health: ['error', 'warning'] } }],
  ])('%j asks for %j', async (line, request) => {
    expect(await requestOf(line)).toMatchObject(request);
  });

  it('knows every order and every health of the contract', async () => {
    for (const sort of assetSortSchema.options) expect(await requestOf(['--sort', sort])).toBeDefined();
    for (const health of assetHealthSchema.options) expect(await requestOf(['--health', health])).toBeDefined();
  });

  it('says nothing of unregistered roots in a list of a part', async () => {
    expect((await runFakeCli(['list', '--included'])).out).not.toContain('not registered');
  });

  it('--unregistered lists those alone', async () => {
    const ran = await runFakeCli(['list', '--unregistered', '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ total: 1, assets: [{ root: 'sketches/comet' }] });
    expect(ran.out).not.toContain('overworld');
  });

  it('is not cut when it is read by a program', async () => {
    const asset = { ...sampleAssets.assets[0], root: `ships/${'x'.repeat(300)}` } as (typeof sampleAssets.assets)[number];
    const services: FakeServices = { listAssets: () => Promise.resolve(ok({ ...sampleAssets, assets: [asset], total: 1 })) };
    expect((await runFakeCli(['list'], { services })).out).toContain(asset.root);
  });
});
