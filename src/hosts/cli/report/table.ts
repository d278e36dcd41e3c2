import type { Paint } from './colour.ts';
import { pad, truncate, widthOf } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';

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
  /** Left out when the terminal is too narrow for everything; the last such column goes first. */
  readonly optional?: true;
}

/** A column with what stands in it, and the width that takes. */
interface Filled<Row> {
  readonly column: Column<Row>;
  readonly cells: readonly Cell[];
  readonly width: number;
}

const gap = '  ';

/**
 * Rows under titles, two blanks apart, two from the margin. A column that is empty in every row is left out.
 * When the page is too narrow, optional columns go, then the widest column that may shrink gives way.
 */
export function table<Row>(page: Page, columns: readonly Column<Row>[], rows: readonly Row[]): Lines {
  const room = page.width - gap.length;
  const filled = columns.map((column) => fill(column, rows)).filter(({ cells }) => cells.some((cell) => cell.text !== ''));
  const shown = withoutOptional(room, filled);
  const widths = fitWidths(room, shown);
  const line = (cellOf: (index: number) => Cell): string => {
    const cells = shown.map(({ column }, index) => printCell(cellOf(index), widths[index] ?? 0, column.align));
    return `${gap}${cells.join(gap)}`.trimEnd();
  };
  const title = line((index) => ({ text: shown[index]?.column.title ?? '', paint: page.colour.dim }));
  return [title, ...rows.map((_, row) => line((index) => shown[index]?.cells[row] ?? { text: '' }))];
}

function fill<Row>(column: Column<Row>, rows: readonly Row[]): Filled<Row> {
  const cells = rows.map((row) => toCell(column.cell(row)));
  const width = cells.reduce((widest, cell) => Math.max(widest, widthOf(cell.text)), widthOf(column.title));
  return { column, cells, width };
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
}

function withoutOptional<Row>(room: number, filled: readonly Filled<Row>[]): readonly Filled<Row>[] {
  if (totalOf(filled.map(({ width }) => width)) <= room) return filled;
  const last = filled.findLastIndex(({ column }) => column.optional);
  return last === -1 ? filled : withoutOptional(room, filled.toSpliced(last, 1));
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

function fitWidths<Row>(room: number, shown: readonly Filled<Row>[]): number[] {
  const widths = shown.map(({ width }) => width);
  for (let excess = totalOf(widths) - room; excess > 0; excess -= 1) {
    const widest = widestShrinkable(widths, shown);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function widestShrinkable<Row>(widths: readonly number[], shown: readonly Filled<Row>[]): number | undefined {
  let found: number | undefined;
  for (const [index, { column }] of shown.entries()) {
    const width = widths[index] ?? 0;
    const least = Math.max(column.shrinkTo ?? Infinity, widthOf(column.title));
    if (width > least && width > (found === undefined ? 0 : (widths[found] ?? 0))) found = index;
  }
  return found;
}
