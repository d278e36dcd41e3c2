import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import type { Preview, PreviewFile } from '../../../../src/contract/operations/changes.ts';
import { isEmpty, previewReport, unchangedReport } from '../../../../src/hosts/cli/report/preview.ts';
import { plainPage } from '../../../support/page.ts';
import { samplePreview } from '../../../support/sample-responses.ts';

const binary: PreviewFile = { path: 'assets/a/x.png', before: 'absent', after: '1'.repeat(64), size_before: 0, size_after: 2048 };
const finding: Diagnostic = {
  code: 'input_missing',
  severity: 'error',
  message: '"x.hex" is not there.',
  place: { file: 'assets/a/asset.json', line: 7, column: 3, asset_id: 4 },
  remedy: 'Add the file.',
};

function preview(more: Partial<Preview>): Preview {
  return { ...samplePreview, ...more };
}

describe('previewReport', () => {
  it('tells what is done to which file, then how its text differs', () => {
    expect(previewReport(plainPage(), samplePreview)).toEqual([
      'Exclude "player ship" from the build',
      '',
      '  change  assets/.prometeu/index.json  640 B → 641 B',
      '',
      '-    {"asset_id": 1, "included_in_build": true}',
      '+    {"asset_id": 1, "included_in_build": false}',
      '',
    ]);
  });

  it('tells moves before files, where to, and what goes to the trash', () => {
    const moves = [{ from: 'assets/a', to: 'assets/b' }, { from: 'assets/c' }];
    const gone: PreviewFile = { ...binary, path: 'assets/b/y.png', before: '2'.repeat(64), after: 'absent', size_before: 10, size_after: 0 };
    const lines = previewReport(plainPage(), preview({ moves, files: [binary, gone] }));
    expect(lines.slice(2, -1)).toEqual([
      '  move    assets/a/ → assets/b/',
      '  trash   assets/c/              the whole directory',
      '  create  assets/a/x.png                     2.0 KiB  111111111111',
      '  trash   assets/b/y.png                        10 B  222222222222',
    ]);
  });

  it('tells bytes that are no text by their digests', () => {
    const replaced: PreviewFile = { ...binary, before: '2'.repeat(64), size_before: 2048 };
    expect(previewReport(plainPage(), preview({ files: [replaced] }))[2]).toBe('  change  assets/a/x.png  2.0 KiB  222222222222 → 111111111111');
  });

  it('tells which problems would come, with place and remedy, and which would go', () => {
    const diagnostics = { appear: [finding], disappear: [{ ...finding, message: 'Slot 1 is taken.' }] };
    expect(previewReport(plainPage(), preview({ diagnostics })).slice(7)).toEqual([
      'New problems: 1 error',
      'assets/a/asset.json  asset 4',
      '  error    "x.hex" is not there.  input_missing',
      '           at assets/a/asset.json:7:3',
      '           fix: Add the file.',
      '',
      'Problems gone: 1 error',
      '  - assets/a/asset.json: Slot 1 is taken.',
      '',
    ]);
  });

  it('counts the files and the lines of a diff that are too many to read', () => {
    const files = Array.from({ length: 150 }, (_, at) => ({ ...binary, path: `assets/a/${at}.txt`, diff: '+a\n'.repeat(10) }));
    const lines = previewReport(plainPage(), preview({ files }));
    expect(lines).toContain('  … and 50 more files: --dry-run --json has them all');
    expect(lines).toContain('  … and 500 more lines: --dry-run --json has them all');
  });

  it.each([40, 80, 120])('fits %i columns but for the diff, which is never cut', (width) => {
    const diff = `+${'x'.repeat(200)}\n`;
    const path = `assets/${'very/'.repeat(30)}deep.txt`;
    const title = `Rename ${'a long name '.repeat(20)}`;
    const lines = previewReport(plainPage(width), preview({ title, files: [{ ...binary, path, diff }], diagnostics: { appear: [], disappear: [finding] } }));
    expect(lines.filter((line) => line.length > width)).toEqual([diff.trimEnd()]);
  });

  it('lets no name of a project move the cursor', () => {
    const lines = previewReport(plainPage(), preview({ title: 'Rename "a" to "\u001b[2J"', files: [{ ...binary, path: 'assets/\u001b[2J' }] }));
    expect(lines.join('\n')).not.toContain('\u001b');
  });
});

describe('a preview without moves and files', () => {
  it('is empty, and says so', () => {
    const nothing = preview({ files: [] });
    expect([isEmpty(nothing), isEmpty(samplePreview), isEmpty(preview({ files: [], moves: [{ from: 'a' }] }))]).toEqual([true, false, false]);
    expect(unchangedReport(plainPage(), nothing)).toEqual([
      'Exclude "player ship" from the build: there is nothing to change.',
      'Nothing was written.',
    ]);
  });
});
