import type { Paint } from './colour.ts';
import { pad, truncate, widthOf } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from './printable.ts';

export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Cell | string;
  readonly align?: 'left' | 'right';
  /** May be cut when the terminal is too narrow, down to this many columns. */
  readonly shrinkTo?: number;
}

const gap = '  ';

/**
 * Rows under titles, two blanks apart, two from the margin. A column that is empty in every row is left out.
 * When the page is too narrow the widest column that may shrink gives way first.
 */
export function table<Row>(page: Page, columns: readonly Column<Row>[], rows: readonly Row[]): Lines {
  const shown = columns
    .map((column) => ({ column, cells: rows.map((row) => toCell(column.cell(row))) }))
    .filter(({ cells }) => cells.some((cell) => cell.text !== ''));
  const widths = fitWidths(
    page.width - gap.length,
    shown.map(({ column, cells }) => ({
      natural: cells.reduce((widest, cell) => Math.max(widest, widthOf(cell.text)), widthOf(column.title)),
      least: column.shrinkTo === undefined ? Infinity : Math.max(column.shrinkTo, widthOf(column.title)),
    })),
  );
  const line = (cellOf: (index: number) => Cell): string => {
    const cells = shown.map(({ column }, index) => printCell(cellOf(index), widths[index] ?? 0, column.align));
    return `${gap}${cells.join(gap)}`.trimEnd();
  };
  const title = line((index) => ({ text: shown[index]?.column.title ?? '', paint: page.colour.dim }));
  return [title, ...rows.map((_, row) => line((index) => shown[index]?.cells[row] ?? { text: '' }))];
}

function toCell(cell: Cell | string): Cell {
  return typeof cell === 'string' ? { text: printable(cell) } : { ...cell, text: printable(cell.text) };
}

function printCell(cell: Cell, width: number, align: 'left' | 'right' = 'left'): string {
  const text = pad(truncate(cell.text, width), width, align);
  if (!cell.paint) return text;
  // Blanks stay unpainted, so that the end of a line can be trimmed and underlines do not run on.
  const trimmed = text.trim();
  return text.replace(trimmed, () => cell.paint?.(trimmed) ?? trimmed);
}

interface Fit {
  readonly natural: number;
  readonly least: number;
}

function fitWidths(available: number, fits: readonly Fit[]): number[] {
  const widths = fits.map((fit) => fit.natural);
  const total = (): number => widths.reduce((sum, width) => sum + width, 0) + gap.length * (fits.length - 1);
  while (total() > available) {
    const widest = widestShrinkable(widths, fits);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function widestShrinkable(widths: readonly number[], fits: readonly Fit[]): number | undefined {
  let found: number | undefined;
  for (const [index, fit] of fits.entries()) {
    const width = widths[index] ?? 0;
    if (width > fit.least && width > (found === undefined ? 0 : (widths[found] ?? 0))) found = index;
  }
  return found;
}
