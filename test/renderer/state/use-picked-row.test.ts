import { describe, expect, it } from 'vitest';
import { stillPicked, type Picked } from '../../../renderer/state/use-picked-row.ts';

interface Row {
  readonly id: string;
  readonly says?: string;
}

const keyOf = ({ id }: Row): string => id;
const row = (id: string, says?: string): Row => (says === undefined ? { id } : { id, says });
const [a, b, c] = [row('a'), row('b'), row('c')];

/** Read rows by their place; of a list of so many. */
function still(picked: Picked<Row>, read: Readonly<Record<number, Row>>, total: number | undefined = 1000, reading = false): Picked<Row> | undefined {
  return stillPicked(picked, { total, row: (index) => read[index], reading }, keyOf);
}

describe('the picked row', () => {
  it('is the one that is read at its place', () => {
    expect(still({ index: 7, row: undefined }, { 7: b })).toEqual({ index: 7, row: b });
  });

  it('is waited for while it has not been read', () => {
    const picked = { index: 700, row: undefined };
    expect(still(picked, { 0: a })).toBe(picked);
    expect(still(picked, {}, undefined)).toBe(picked);
  });

  it('stands when its page is let go of', () => {
    const picked = { index: 700, row: b };
    expect(still(picked, { 0: a })).toBe(picked);
  });

  it('is shown as it was last read', () => {
    expect(still({ index: 0, row: b }, { 0: row('b', 'anew') })).toEqual({ index: 0, row: row('b', 'anew') });
  });

  it('is the same one when another comes before it', () => {
    expect(still({ index: 0, row: b }, { 0: a, 1: b })).toEqual({ index: 1, row: b });
  });

  it('is none once it is gone, and never the one in its place', () => {
    expect(still({ index: 0, row: b }, { 0: a, 1: c }, 2)).toBeUndefined();
    expect(still({ index: 2, row: c }, { 0: a, 1: b }, 2)).toBeUndefined();
    expect(still({ index: 2, row: undefined }, { 0: a, 1: b }, 2)).toBeUndefined();
  });

  it('stands while the list is read anew', () => {
    const picked = { index: 0, row: b };
    expect(still(picked, { 0: a }, 2, true)).toBe(picked);
  });
});
