// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataTable, type DataTableProps } from '../../../renderer/ui/data-table.tsx';

interface Row {
  readonly name: string;
  readonly level: number;
  readonly open?: boolean;
}

/** No layout here: the scroller is told to be 240 pixels high. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(240);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(more: Partial<DataTableProps<Row>> = {}): HTMLElement {
  const row = (index: number): Row => ({ name: `asset ${index}`, level: 1 });
  const columns = [{ key: 'name', title: 'Name', width: '1fr', cell: ({ name }: Row) => name }];
  render(<DataTable<Row> label="Assets" columns={columns} count={50_000} row={row} keyOf={({ name }) => name} {...more} />);
  return screen.getByRole(more.tree ? 'treegrid' : 'grid');
}

describe('DataTable', () => {
  it('mounts the rows in sight and says how many there are', () => {
    const grid = show();
    expect(grid.getAttribute('aria-rowcount')).toBe('50001');
    const mounted = screen.getAllByRole('row').length;
    expect(mounted).toBeGreaterThan(10);
    expect(mounted).toBeLessThan(40);
  });

  it('moves the active row by keys, keeps the focus and says which row it is', () => {
    const onPick = vi.fn();
    const grid = show({ onPick });
    act(() => grid.focus());
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
    expect(onPick.mock.calls).toEqual([
      [1, 'one'],
      [2, 'range'],
    ]);
    expect(document.activeElement).toBe(grid);
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('asset 2');
  });

  it.each([
    ['one row at a time', { onPick: vi.fn() }, 'false'],
    ['several rows', { onPick: vi.fn(), multiple: true }, 'true'],
    ['no row', {}, null],
  ])('says that %s can be picked', (_, more, said) => {
    expect(show(more).getAttribute('aria-multiselectable')).toBe(said);
  });

  it('keeps the active row mounted at the far end', () => {
    const grid = show({ onPick: vi.fn() });
    act(() => grid.focus());
    fireEvent.keyDown(grid, { key: 'End' });
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(active?.getAttribute('aria-rowindex')).toBe('50001');
  });

  it('opens and closes a row of a tree by right and left', () => {
    const rows: Row[] = [{ name: 'tiles', level: 1, open: false }];
    const onExpand = vi.fn();
    const grid = show({
      count: 1,
      row: (index) => rows[index],
      tree: ({ level, open }) => ({ level, position: 1, siblings: 1, ...(open === undefined ? {} : { expanded: open }) }),
      onExpand,
    });
    act(() => grid.focus());
    fireEvent.keyDown(grid, { key: 'ArrowRight' });
    expect(onExpand).toHaveBeenCalledWith(rows[0], 0, true);
    expect(screen.getAllByRole('row').at(-1)?.getAttribute('aria-expanded')).toBe('false');
  });
});
