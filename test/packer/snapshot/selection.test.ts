import { describe, expect, test } from 'vitest';
import type { Selection } from '../../../src/packer/snapshot/model.ts';
import { select } from '../../../src/packer/snapshot/selection.ts';

/** Holds these files; a directory `d`, a link `l` and a pipe `p` stand beside them. */
function selected(entries: readonly string[], files: readonly string[], palette?: string): Selection {
  return select(
    {
      inputs: { key: 'tiles', entries },
      parameters: palette === undefined ? [] : [{ key: 'palette', path: palette, pointer: '/output/palette/file' }],
    },
    {
      artifacts: [...files].sort().map((path) => ({ path, diskPath: path, size: 1, sha256: path })),
      others: new Map([['d', 'directory'], ['l', 'link'], ['p', 'other']]),
    },
  );
}

const paths = ({ inputs }: Selection): readonly string[] => inputs.map(({ artifact }) => artifact.path);
const faults = (selection: Selection): readonly string[] => selection.faults.map(({ kind, pointer }) => `${kind} ${pointer}`);

describe('what an input list selects', () => {
  test('keeps the declared order; patterns expand in path order', () => {
    expect(paths(selected(['z.png', '*.png', 'd/q'], ['a.png', 'b.png', 'z.png', 'd/q']))).toEqual(['z.png', 'a.png', 'b.png', 'd/q']);
  });

  test('a file is taken once, at its first mention', () => {
    const selection = selected(['*.png', 'a.png', '**'], ['a.png', 'b.png']);
    expect(paths(selection)).toEqual(['a.png', 'b.png']);
    expect(selection.inputs[0]).toMatchObject({ key: 'tiles', entry: '*.png', pointer: '/inputs/tiles/0' });
    expect(selection.faults).toEqual([]);
  });

  test('a pattern never takes the palette file, a path may', () => {
    expect(paths(selected(['*'], ['a.png', 'p.png'], 'p.png'))).toEqual(['a.png']);
    expect(paths(selected(['p.png'], ['a.png', 'p.png'], 'p.png'))).toEqual(['p.png']);
  });

  test('entries and files meet in NFC', () => {
    expect(paths(selected(['e\u0301.png'], ['\u00e9.png']))).toEqual(['\u00e9.png']);
  });
});

test('a file parameter selects its file', () => {
  expect(selected(['a'], ['a', 'p.hex'], 'p.hex').parameters).toMatchObject([
    { artifact: { path: 'p.hex' }, key: 'palette', entry: 'p.hex', pointer: '/output/palette/file' },
  ]);
});

describe('what is wrong with an entry is said with its pointer', () => {
  test.each<[string, string]>([
    ['gone.png', 'missing'],
    ['*.gif', 'pattern_matches_nothing'],
    ['asset.json', 'names_declaration'],
    ['l', 'is_link'],
    ['l/below.png', 'is_link'],
    ['../x.png', 'leaves_root'],
    ['../*.png', 'leaves_root'],
    ['/etc/passwd', 'leaves_root'],
    ['C:\\x.png', 'leaves_root'],
    ['a//b', 'not_a_path'],
    ['./a', 'not_a_path'],
    ['d/', 'not_a_path'],
    ['a/../a', 'not_a_path'],
    ['./*', 'not_a_path'],
    ['x'.repeat(241), 'not_a_path'],
    ['a\\b', 'not_portable'],
    ['NUL', 'not_portable'],
    ['d', 'not_a_file'],
    ['p', 'not_a_file'],
    ['A.png', 'missing'],
  ])('%s: %s', (entry, kind) => {
    const selection = selected(['a.png', entry], ['a.png']);
    expect(faults(selection)).toEqual([`${kind} /inputs/tiles/1`]);
    expect(paths(selection)).toEqual(['a.png']);
  });

  test('a pattern is not held against names that no system could have', () => {
    expect(faults(selected(['a:*'], ['a']))).toEqual(['pattern_matches_nothing /inputs/tiles/0']);
  });

  test('an empty list is empty', () => {
    expect(faults(selected([], ['a']))).toEqual(['empty /inputs/tiles']);
  });

  test('a list that is empty only because of its faults is not called empty too', () => {
    expect(faults(selected(['gone'], ['a']))).toEqual(['missing /inputs/tiles/0']);
  });

  test('a file parameter is held to the same, and has no patterns', () => {
    expect(faults(selected(['a'], ['a'], 'gone.hex'))).toEqual(['missing /output/palette/file']);
    expect(faults(selected(['a'], ['a', 'p.hex'], '*.hex'))).toEqual(['not_portable /output/palette/file']);
    expect(faults(selected(['a'], ['a'], '../p.hex'))).toEqual(['leaves_root /output/palette/file']);
  });
});
