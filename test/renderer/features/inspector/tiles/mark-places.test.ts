import { describe, expect, it } from 'vitest';
import type { Place, Severity } from '../../../../../src/contract/diagnostics.ts';
import type { PreviewMark } from '../../../../../src/contract/operations/preview.ts';
import { boxOf, groupMarks, markAt, pixelBox, scrollTo } from '../../../../../renderer/features/inspector/tiles/mark-places.ts';

function mark(place: Place, x = 0, severity: Severity = 'error'): PreviewMark {
  return { diagnostic: { code: 'tile_wrong', severity, message: 'wrong', remedy: 'mend', place }, x, y: 16, width: 16, height: 16 };
}

describe('places of marks', () => {
  it('grow with the magnification', () => {
    expect(boxOf(mark({}, 32), 3)).toEqual({ left: 96, top: 48, width: 48, height: 48 });
  });

  it('show one pixel at its place, and larger than it is where it would not be seen', () => {
    expect(pixelBox({ x: 5, y: 2 }, 16)).toEqual({ left: 80, top: 32, width: 16, height: 16 });
    expect(pixelBox({ x: 5, y: 9 }, 2)).toEqual({ left: 7, top: 15, width: 8, height: 8 });
  });

  it('show a pixel at the edge of the sheet whole', () => {
    expect(pixelBox({ x: 0, y: 0 }, 2)).toEqual({ left: 0, top: 0, width: 8, height: 8 });
  });

  it('bring an area into the middle of the view, but not before the beginning', () => {
    expect(scrollTo({ left: 500, top: 10, width: 20, height: 20 }, { width: 100, height: 100 })).toEqual({ left: 460, top: 0 });
  });
});

describe('marks of one area', () => {
  it('are one with the worst severity', () => {
    const groups = groupMarks([mark({}, 0, 'info'), mark({}, 0, 'warning'), mark({}, 16, 'info')]);
    expect(groups.map(({ severity, marks }) => [severity, marks.length])).toEqual([
      ['warning', 2],
      ['info', 1],
    ]);
  });
});

describe('the mark of a followed place', () => {
  const first = mark({ root: 'tiles/a', file: 'assets/tiles/a/x.png', pixel: { x: 1, y: 2 } });
  const second = mark({ root: 'tiles/a', file: 'assets/tiles/a/x.png', pixel: { x: 9, y: 9 } }, 16);

  it('is the one of the very same place, however its keys are ordered', () => {
    expect(markAt([first, second], { pixel: { y: 9, x: 9 }, file: 'assets/tiles/a/x.png', root: 'tiles/a' })).toBe(second);
  });

  it('is one of the same file where only the file is named', () => {
    expect(markAt([first, second], { root: 'tiles/a', file: 'assets/tiles/a/x.png' })).toBe(first);
  });

  it('is none for another pixel or another file', () => {
    expect(markAt([first], { file: 'assets/tiles/a/x.png', pixel: { x: 3, y: 3 } })).toBeUndefined();
    expect(markAt([first], { file: 'assets/tiles/a/y.png' })).toBeUndefined();
    expect(markAt([first], { field: '/inputs/tiles' })).toBeUndefined();
  });
});
