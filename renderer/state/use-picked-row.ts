import { useState } from 'react';

/** What has been picked in a list: where it stood when it was last read, and how it was then; no row before it has been read. */
export interface Picked<Row> {
  readonly index: number;
  readonly row: Row | undefined;
}

/** A list as it is read now, page by page (`usePages`). */
export interface ReadRows<Row> {
  readonly total: number | undefined;
  readonly row: (index: number) => Row | undefined;
  readonly reading: boolean;
}

export interface PickedRow<Row> {
  /** Nothing: none is picked, it has not been read yet, or it is gone. */
  readonly row: Row | undefined;
  readonly index: number | undefined;
  /** Picked, and not read yet. */
  readonly waits: boolean;
  readonly pick: (index: number | undefined) => void;
}

/**
 * The row that somebody picked in a list of any length: it stands though its page is let go of, and it is the same
 * one though others come before it. What is picked before it has been read is waited for. Once it is gone none is
 * picked: never another in its place.
 *
 * @param first picked before anybody has
 */
export function usePickedRow<Row>(rows: ReadRows<Row>, keyOf: (row: Row) => string, first?: number): PickedRow<Row> {
  const [known, setPicked] = useState<Picked<Row> | undefined>(first === undefined ? undefined : { index: first, row: undefined });
  const picked = known && stillPicked(known, rows, keyOf);
  if (picked !== known) setPicked(picked);
  return {
    row: picked?.row,
    index: picked?.index,
    waits: picked !== undefined && picked.row === undefined,
    pick: (index) => setPicked(index === undefined ? undefined : { index, row: rows.row(index) }),
  };
}

/** What is picked, in the light of what is read now; nothing, when it is known to be gone. */
export function stillPicked<Row>(picked: Picked<Row>, { total, row, reading }: ReadRows<Row>, keyOf: (row: Row) => string): Picked<Row> | undefined {
  const { index, row: before } = picked;
  const there = row(index);
  if (before === undefined) return there === undefined ? (total === undefined || index < total ? picked : undefined) : { index, row: there };
  if (there === before) return picked;
  const key = keyOf(before);
  if (there !== undefined && keyOf(there) === key) return { index, row: there };
  // Out of sight: nobody can tell what has become of it.
  if (total === undefined || (there === undefined && index < total)) return picked;
  const at = indexOf(key, total, row, keyOf);
  // While pages are read anew it may be between two of them.
  return at === undefined ? (reading ? picked : undefined) : { index: at, row: row(at) };
}

function indexOf<Row>(key: string, total: number, row: ReadRows<Row>['row'], keyOf: (row: Row) => string): number | undefined {
  for (let index = 0; index < total; index += 1) {
    const there = row(index);
    if (there !== undefined && keyOf(there) === key) return index;
  }
  return undefined;
}
