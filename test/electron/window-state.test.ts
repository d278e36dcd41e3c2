import { describe, expect, it } from 'vitest';
import { keepWindowState, placeWindow, readWindowState, smallestWindow, type WindowState } from '../../electron/window-state.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';

const state: WindowState = { format: 1, bounds: { x: 10, y: 20, width: 1300, height: 800 }, maximized: true };
const display = { x: 0, y: 0, width: 1920, height: 1080 };

describe('where a window stood', () => {
  it('is known to the next', () => {
    const disk = MemoryFileSystem.of({ '/settings/other': '' });
    keepWindowState(disk, '/settings/window.json', state);
    expect(readWindowState(disk, '/settings/window.json')).toEqual(state);
  });

  it.each(['', '{', '[]', '{"format":2}', JSON.stringify({ ...state, more: 1 }), JSON.stringify({ ...state, bounds: { ...state.bounds, width: 1e9 } }), `{"format":1,"format":1}`, ' '.repeat(5000)])(
    'is forgotten when the file is not what was written: %s',
    (text) => {
      expect(readWindowState(MemoryFileSystem.of({ '/window.json': text }), '/window.json')).toBeUndefined();
    },
  );

  it('is unknown where nothing was kept', () => {
    expect(readWindowState(new MemoryFileSystem(), '/window.json')).toBeUndefined();
  });

  it('that cannot be kept keeps nobody from closing it', () => {
    expect(() => { keepWindowState(new MemoryFileSystem(), '/nowhere/window.json', state); }).not.toThrow();
  });
});

describe('a window', () => {
  it('opens where the last one stood', () => {
    expect(placeWindow(state, [display])).toEqual(state.bounds);
  });

  it.each([{ x: 5000 }, { y: -400 }, { y: 1075 }, { x: -1290 }])('opens where the system likes when no display shows that place any more: %j', (moved) => {
    const placed = placeWindow({ ...state, bounds: { ...state.bounds, ...moved } }, [display]);
    expect(placed).toEqual({ width: 1300, height: 800 });
  });

  it('is never too small to be used', () => {
    expect(placeWindow({ ...state, bounds: { x: 0, y: 0, width: 1, height: 1 } }, [display])).toMatchObject(smallestWindow);
  });
});
