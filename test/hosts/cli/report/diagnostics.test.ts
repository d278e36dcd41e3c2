import { describe, expect, it } from 'vitest';
import { makeColour } from '../../../../src/hosts/cli/report/colour.ts';
import { diagnosticsReport, placeText, problemCount } from '../../../../src/hosts/cli/report/diagnostics.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleDiagnostics } from '../../../support/sample-responses.ts';

const finding = { code: 'a_rule', severity: 'error', message: 'It is wrong.', place: {}, remedy: 'Mend it.' } as const;

describe('diagnosticsReport', () => {
  it('groups by file, worst first, with place and remedy each on a line', () => {
    expect(diagnosticsReport(plainPage(80), sampleDiagnostics)).toEqual([
      'assets/ships/player/hull.png  asset 1',
      '  error    The picture has 17 opaque colours; a palette holds 15.',
      '           palette_too_many_colours',
      '           at assets/ships/player/hull.png @ pixel (14, 3)',
      '           fix: Reduce the picture to 15 colours, for instance merge #18243c and',
      '           #18253c.',
      '',
      'assets/ships/player/hull.psd  asset 1',
      '  info     Nobody selects this file.  file_not_selected',
      '           fix: Name it in inputs, or leave it.',
      '',
      'assets/sounds/chimes/low.wav  asset 5',
      '  error    The loop ends at frame 44200; the clip has 44100.  loop_outside_data',
      '           at assets/sounds/chimes/low.wav @ sample 44200',
      '           fix: Move the loop into the clip.',
      '',
      'assets/terrain/asteroids/asset.json  asset 2',
      '  error    tile_size is 12; it must be 8, 16 or 32.  declaration_tile_size',
      '           at assets/terrain/asteroids/asset.json:7:80  /output/tile_size',
      '           fix: Write 8, 16 or 32.',
      '  warning  tile_2.png sorts after tile_10.png.  unpadded_numbers',
      '           at assets/terrain/asteroids/asset.json:6:27  /inputs/tiles/0',
      '           fix: Pad the numbers with zeros: tile_02.png.',
      '',
    ]);
  });

  it('gives what has no file a group of its own: the root, or the project', () => {
    const lines = diagnosticsReport(plainPage(), [finding, { ...finding, place: { root: 'ships/player' } }]);
    expect(lines.filter((line) => /^\S/u.test(line))).toEqual(['the project', 'assets/ships/player']);
  });

  it('shows any number of findings about one file', () => {
    const place = { file: 'assets/.prometeu/index.json' };
    const lines = diagnosticsReport(plainPage(), Array.from({ length: 100_000 }, () => ({ ...finding, place })));
    expect(lines.filter((line) => line.startsWith('  error'))).toHaveLength(100_000);
  });

  it('shows the field alone when no line is known', () => {
    const place = { file: 'assets/a/asset.json', field: '/output' };
    expect(diagnosticsReport(plainPage(), [{ ...finding, place }])).toContain('           at /output');
  });

  it('shows files as they are reached from the working directory', () => {
    const page = plainPage(Infinity, { file: (path) => `examples/starfall/${path}` });
    const place = { file: 'assets/a/asset.json', line: 3, column: 1 };
    expect(diagnosticsReport(page, [{ ...finding, place }])).toContain(
      '           at examples/starfall/assets/a/asset.json:3:1',
    );
  });

  it('lets no name out of a project repaint the terminal', () => {
    const hostile = { ...finding, message: 'a\u001b[2Jb', place: { file: 'x\u0007y' }, remedy: 'c\u009bd' };
    expect(diagnosticsReport(plainPage(), [hostile]).join('\n')).not.toMatch(/[\u0007\u001b\u009b]/u);
  });

  it('paints the severity in its colour', () => {
    const page = plainPage(Infinity, { colour: makeColour(true) });
    const lines = diagnosticsReport(page, [finding, { ...finding, severity: 'warning' }]);
    expect(lines[1]).toContain('\u001b[31merror\u001b[39m');
    expect(lines[3]).toContain('\u001b[33mwarning\u001b[39m');
  });
});

describe('placeText', () => {
  it.each([
    [{ file: 'a' }, 'a'],
    [{ file: 'a', line: 3 }, 'a:3'],
    [{ file: 'a', line: 3, column: 7 }, 'a:3:7'],
    [{ file: 'a', pixel: { x: 0, y: 9 } }, 'a @ pixel (0, 9)'],
    [{ file: 'a', sample: 12 }, 'a @ sample 12'],
    [{ file: 'a', byte: 0 }, 'a @ byte 0'],
    [{ root: 'a' }, undefined],
  ])('writes %j as %s', (place, text) => {
    expect(placeText(plainPage(), place)).toBe(text);
  });
});

describe('problemCount', () => {
  it('counts worst first and leaves out what there is none of', () => {
    expect(problemCount(makeColour(false), sampleDiagnostics)).toBe('3 errors, 1 warning, 1 info');
    expect(problemCount(makeColour(false), [{ ...finding, severity: 'info' }])).toBe('1 info');
    expect(problemCount(makeColour(false), [])).toBe('');
  });
});
