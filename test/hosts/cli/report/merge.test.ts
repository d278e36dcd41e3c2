import { describe, expect, it } from 'vitest';
import { mergeReport } from '../../../../src/hosts/cli/report/merge.ts';
import { plainPage } from '../../../support/page.ts';
import { uuidOf } from '../../../support/workspace.ts';

const renumbered = [{ asset_uuid: uuidOf(2), root: 'tiles/\u001b[31mx', from: 3, to: 4 }];

describe('mergeReport', () => {
  it('says nothing of a merge that went by itself', () => {
    expect(mergeReport(plainPage(), { file: 'index.json', outcome: 'merged', renumbered: [] })).toEqual([]);
  });

  it('says who got a new id, and lets no escape sequence of a root through', () => {
    const [line = ''] = mergeReport(plainPage(), { file: 'index.json', outcome: 'merged', renumbered });
    expect(line).toContain('asset_id 3 → 4');
    expect(line).not.toContain('\u001b');
  });

  it('gives every conflict its place, in the width of the terminal', () => {
    const conflicts = [
      { kind: 'changed_apart' as const, message: 'Both branches changed root of asset 1.', line: 5, asset_uuids: [uuidOf(1)] },
      { kind: 'key_changed_apart' as const, message: 'Both branches changed "x".', line: 12, asset_uuids: [] },
    ];
    expect(mergeReport(plainPage(60), { file: 'index.json', outcome: 'conflicts', renumbered: [], conflicts })).toEqual([
      'conflict: index.json:5: Both branches changed root of asset',
      '          1.',
      'conflict: index.json:12: Both branches changed "x".',
      '          fix: Take a side between the markers, and remove',
      '          them.',
    ]);
  });

  it('says which side is no registry, and what became of the file', () => {
    const faults = [{ side: 'theirs' as const, message: 'a comma is missing', remedy: 'Correct it.', line: 3, column: 2 }];
    expect(mergeReport(plainPage(), { file: 'index.json', outcome: 'refused', faults, by_lines: 'clean' })).toEqual([
      'conflict: index.json (theirs, line 3): not merged by asset: a comma is missing',
      '          fix: Correct it.',
      'It was merged by lines instead, without a conflict: look at it before you add it.',
    ]);
  });
});
