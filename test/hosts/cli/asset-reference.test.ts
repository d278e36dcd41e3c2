import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/base/result.ts';
import type { FakeServices } from '../../support/fake-services.ts';
import { runFakeCli } from '../../support/fake-cli.ts';
import { sampleAssets, sampleDetails, sampleRow, sampleUnregistered } from '../../support/sample-responses.ts';

async function shown(asset: string, directory = '/games/starfall', services: FakeServices = {}) {
  let reference: unknown;
  const getAssetDetails: FakeServices['getAssetDetails'] = (request) => {
    reference = request.asset;
    return Promise.resolve(ok(sampleDetails));
  };
  const ran = await runFakeCli(['show', asset, '--project', '/games/starfall'], {
    directory,
    services: { getAssetDetails, ...services },
  });
  return { reference, ...ran };
}

describe('an asset on the command line', () => {
  it.each([
    ['its id', '2', '/', { asset_id: 2 }],
    ['its root', 'terrain/asteroids', '/', { root: 'terrain/asteroids' }],
    ['its path in the project', 'assets/terrain/asteroids/', '/', { root: 'terrain/asteroids' }],
    ['its path from the working directory', 'asteroids', '/games/starfall/assets/terrain', { root: 'terrain/asteroids' }],
    ['its whole path', '/games/starfall/assets/terrain/asteroids', '/', { root: 'terrain/asteroids' }],
    ['its name', 'player ship', '/', { root: 'ships/player' }],
    ['the root of an unregistered one', 'sketches/comet', '/', { root: 'sketches/comet' }],
  ])('may be %s', async (_, text, directory, reference) => {
    expect((await shown(text, directory)).reference).toEqual(reference);
  });

  it('is found however its accents are typed', async () => {
    const assets = [sampleRow({ root: 'caf\u00e9', asset_name: '\u00e9t\u00e9' })];
    const listAssets: FakeServices['listAssets'] = () => Promise.resolve(ok({ ...sampleAssets, total: 1, assets }));
    for (const text of ['cafe\u0301', 'e\u0301te\u0301']) {
      expect((await shown(text, '/', { listAssets })).reference).toEqual({ root: 'caf\u00e9' });
    }
  });

  it('is refused when its name is not its own', async () => {
    const assets = [sampleRow({ root: 'a', asset_name: 'twin' }), sampleRow({ root: 'b', asset_name: 'twin' })];
    const listAssets: FakeServices['listAssets'] = () => Promise.resolve(ok({ ...sampleAssets, total: 2, assets }));
    const { exit, err } = await shown('twin', '/', { listAssets });
    expect(exit).toBe(2);
    expect(err).toContain('2 assets are named twin: a, b.');
  });

  it('is answered with the nearest when nobody has that name', async () => {
    expect((await shown('chime')).err).toContain('Did you mean chimes?');
    expect((await shown('player')).err).toContain('Did you mean ships/player?');
    expect((await shown('zzzzzz')).err).toContain('See prometeu list.');
  });
});

it('where the registry cannot be read, a root is taken as it was typed, and nothing is said to be nobody’s', async () => {
  const why = { registry_unread: 'The registry cannot be read.', total: 0, assets: [] };
  const services: FakeServices = {
    listAssets: () => Promise.resolve(ok({ ...sampleAssets, ...why })),
    listUnregistered: () => Promise.resolve(ok({ ...sampleUnregistered, ...why })),
  };
  expect((await shown('ships/player', '/', services)).reference).toEqual({ root: 'ships/player' });
  expect((await runFakeCli(['unregister', 'ships/player', '--yes', '--project', '/games/starfall'], { services })).err).toContain('The registry cannot be read.');
});
