import { describe, expect, it } from 'vitest';
import type { Diagnostic, Place } from '../../../src/contract/diagnostics.ts';
import { diagnosticChanges } from '../../../src/packer/changes/preview.ts';

const still = { moves: [] };
const found = (place: Place, message = 'Nothing stands in its folder.'): Diagnostic => ({ code: 'registry_root_missing', severity: 'error', message, remedy: 'Put it back.', place });
const entry = (index: number, asset_id: number): Diagnostic => found({ file: 'assets/.prometeu/index.json', field: `/assets/${String(index)}/root`, line: index + 4, asset_id });

describe('problems that come and go', () => {
  it('are none where an entry of the registry has only moved up', () => {
    expect(diagnosticChanges(still, [entry(3, 9)], [entry(2, 9)])).toEqual({ appear: [], disappear: [] });
  });

  it('are told apart by the asset that an entry is of', () => {
    expect(diagnosticChanges(still, [entry(3, 9)], [entry(3, 10)])).toEqual({ appear: [entry(3, 10)], disappear: [entry(3, 9)] });
  });

  it('are told apart by the part of a declaration', () => {
    const at = (field: string): Diagnostic => found({ file: 'assets/a/asset.json', root: 'a', field });
    expect(diagnosticChanges(still, [at('/inputs/tiles/0')], [at('/inputs/tiles/1')])).toEqual({ appear: [at('/inputs/tiles/1')], disappear: [at('/inputs/tiles/0')] });
  });
});
