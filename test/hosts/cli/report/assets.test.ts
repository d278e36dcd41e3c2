import { describe, expect, it } from 'vitest';
import { assetsReport, unregisteredReport } from '../../../../src/hosts/cli/report/assets.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleAssets, sampleRow, sampleUnregistered } from '../../../support/sample-responses.ts';

describe('assetsReport', () => {
  it('is a table, a sum, and what is not registered', () => {
    expect(assetsReport(plainPage(), sampleAssets, sampleUnregistered.assets)).toEqual([
      '  ID  NAME         ROOT               BANK    SLOT  FILES      SIZE  HEALTH',
      '   1  player ship  ships/player       TILES      0      4   3.1 KiB  clean',
      '   2  asteroids    terrain/asteroids  TILES      1     12  48.2 KiB  2 warnings',
      '   5  chimes       sounds/chimes      SOUNDS            6   1.3 MiB  unchecked',
      '   6  old logo     glyphs/logo-old    TILES             1     811 B  excluded, 1 error',
      '',
      '  4 assets, 3 in the build, 1.4 MiB  fresh',
      '  1 root is not registered: assets/sketches/comet',
    ]);
  });

  it.each([80, 70])('fits %i columns', (width) => {
    const lines = assetsReport(plainPage(width), sampleAssets, sampleUnregistered.assets);
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  });

  it('shows a registered root that is gone as missing', () => {
    const row = sampleRow({ asset_id: 9, root: 'lost', present: false, health: 'error', errors: 1 });
    const lines = assetsReport(plainPage(), { ...sampleAssets, assets: [row], total: 1 }, []);
    expect(lines[1]).toMatch(/lost.*missing$/u);
  });

  it('shows an excluded asset without problems as excluded', () => {
    const row = sampleRow({ asset_id: 9, root: 'spare', included_in_build: false });
    const lines = assetsReport(plainPage(), { ...sampleAssets, assets: [row], total: 1 }, []);
    expect(lines[1]).toMatch(/excluded$/u);
  });

  it('names the first unregistered roots when there are many', () => {
    const many = Array.from({ length: 7 }, (_, index) => sampleRow({ root: `r${index}` }));
    expect(assetsReport(plainPage(), sampleAssets, many).at(-1)).toBe(
      '  7 roots are not registered: assets/r0, assets/r1, assets/r2, assets/r3, assets/r4, …',
    );
  });

  it('says so when there is nothing to list', () => {
    expect(assetsReport(plainPage(), { ...sampleAssets, assets: [], total: 0 }, [])).toEqual([
      '  0 assets, 0 in the build, 0 B  fresh',
    ]);
  });
});

describe('unregisteredReport', () => {
  it('lists the roots that the registry does not know', () => {
    expect(unregisteredReport(plainPage(), sampleUnregistered)).toEqual([
      '  NAME   ROOT            BANK       FILES     SIZE  HEALTH',
      '  comet  sketches/comet  tile_bank      1  1.6 KiB  clean',
      '',
      '  1 unregistered root  fresh',
    ]);
  });

  it('is content when there is none', () => {
    expect(unregisteredReport(plainPage(), { ...sampleUnregistered, assets: [] })).toEqual([
      'Every asset root is registered.',
    ]);
  });
});

it('of a registry that cannot be read neither list counts anything', () => {
  const why = { registry_unread: 'The registry cannot be read.', total: 0, assets: [] };
  expect(assetsReport(plainPage(), { ...sampleAssets, ...why }, [])).toEqual(['The registry cannot be read.']);
  expect(unregisteredReport(plainPage(), { ...sampleUnregistered, ...why })).toEqual(['The registry cannot be read.']);
});
