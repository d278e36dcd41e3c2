import { describe, expect, it } from 'vitest';
import { detailsReport } from '../../../../src/hosts/cli/report/details.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleDetails, sampleRow } from '../../../support/sample-responses.ts';

describe('detailsReport', () => {
  it('tells an asset whole: identity, parameters, files in order, findings', () => {
    expect(detailsReport(plainPage(), sampleDetails)).toEqual([
      'asteroids  2 warnings',
      '',
      '  asset id     2',
      '  uuid         0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11',
      '  root         assets/terrain/asteroids',
      '  in build     yes',
      '  family       tile_bank',
      '  bank         TILES',
      '  format       TILES/indexed4_v1, codec NONE',
      '  preload slot 1',
      '  inputs       12 of 48.2 KiB',
      '  tile_size    16',
      '  columns      16',
      '  palette      {"file":"dusk.hex"}',
      '',
      '  #  FILE             SIZE  AS            FACTS',
      '     dusk.hex        112 B  palette',
      '  1  rock_a.png    4.0 KiB  tiles         width 64, height 64, depth 8',
      '  2  rock_b.png    4.1 KiB  tiles         width 64, height 32, depth 8',
      '     rock.psd    117.5 KiB  not selected',
      '',
      'assets/terrain/asteroids/asset.json  asset 2',
      '  error    tile_size is 12; it must be 8, 16 or 32.  declaration_tile_size',
      '           at assets/terrain/asteroids/asset.json:7:80  /output/tile_size',
      '           fix: Write 8, 16 or 32.',
      '  warning  tile_2.png sorts after tile_10.png.  unpadded_numbers',
      '           at assets/terrain/asteroids/asset.json:6:27  /inputs/tiles/0',
      '           fix: Pad the numbers with zeros: tile_02.png.',
    ]);
  });

  it('opens a group of facts and says its names in words', () => {
    const artifacts = [{ path: 'a.png', size: 1, selected_by: 'tiles', order: 0, facts: { header: { bitDepth: 4 } } }];
    const lines = detailsReport(plainPage(), { ...sampleDetails, artifacts, diagnostics: [] });
    expect(lines.at(-1)).toBe('  1  a.png   1 B  tiles  bit depth 4');
  });

  it('says of a root without a registration that it has none', () => {
    const asset = sampleRow({ root: 'sketches/comet', included_in_build: false, input_count: 0, input_bytes: 0, health: 'unchecked' });
    const lines = detailsReport(plainPage(), { generation: 1, state: 'fresh', asset, artifacts: [], artifact_total: 0, diagnostics: [] });
    expect(lines.slice(0, 3)).toEqual(['sketches/comet  unchecked', '', '  asset id     none: not registered']);
  });
});
