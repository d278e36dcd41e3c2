// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { TreemapPart } from '../../../../src/contract/operations/pack.ts';
import { layOut } from '../../../../renderer/features/pack-wizard/result/treemap-layout.ts';
import { TreemapTable } from '../../../../renderer/features/pack-wizard/result/treemap-table.tsx';
import { Treemap } from '../../../../renderer/features/pack-wizard/result/treemap.tsx';
import { giveRoom } from '../../support/show.tsx';

const parts: readonly TreemapPart[] = [
  { kind: 'prelude', label: 'Prelude', bytes: 40 },
  { kind: 'bank', label: 'TILES', bytes: 60, bank_type: 'TILES', assets: [{ asset_id: 3, asset_name: 'overworld', bytes: 50 }], others: { assets: 7, bytes: 10 } },
];

afterEach(cleanup);

describe('the map of an archive', () => {
  it('gives every leaf an area that goes by its bytes', () => {
    const leaves = layOut(parts, 1000, 1000, 'given').filter(({ holds }) => !holds);
    expect(leaves.map(({ label, bytes }) => [label, bytes])).toEqual([['Prelude', 40], ['overworld', 50], ['', 10]]);
    const areas = leaves.map(({ width, height }) => width * height);
    expect(areas[1]).toBeGreaterThan(areas[2] ?? 0);
  });

  it('names each part with its bank, its bytes and its share', () => {
    render(<Treemap parts={parts} size={100} onFollow={() => undefined} onAll={() => undefined} />);
    expect(screen.getAllByRole('option').map((cell) => cell.getAttribute('aria-label'))).toEqual(['Prelude, 40 B, 40 %', 'overworld, TILES, 50 B, 50 %', '7 others, TILES, 10 B, 10 %']);
  });

  it('begins with the largest, and Enter goes to its asset', () => {
    const followed: number[] = [];
    render(<Treemap parts={parts} size={100} onFollow={(id) => followed.push(id)} onAll={() => undefined} />);
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Enter' });
    expect(followed).toEqual([3]);
  });

  it('leads from those that are shown together to the list of all', () => {
    let all = 0;
    render(<Treemap parts={parts} size={100} onFollow={() => expect.fail('it is no asset')} onAll={() => (all += 1)} />);
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'End' });
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Enter' });
    expect(all).toBe(1);
  });

  it('is gone through by keys, in order and by place', () => {
    render(<Treemap parts={parts} size={100} onFollow={() => undefined} onAll={() => undefined} />);
    const map = screen.getByRole('listbox');
    const press = (key: string): string => {
      fireEvent.keyDown(map, { key });
      return document.getElementById(map.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? '';
    };
    expect(press('Home')).toContain('Prelude');
    expect(['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'].map(press).some((cell) => cell.includes('TILES'))).toBe(true);
    expect(press('End')).toContain('7 others');
  });

  it('has an equal in a table, in the packer’s order', async () => {
    giveRoom();
    render(<TreemapTable parts={parts} size={100} onFollow={() => undefined} onAll={() => undefined} />);
    await screen.findByText('overworld');
    expect(screen.getAllByRole('row').slice(1).map((row) => [row.getAttribute('aria-level'), row.textContent])).toEqual([
      ['1', 'Prelude40 B40 %'],
      ['1', 'TILES60 B60 %'],
      ['2', 'overworld50 B50 %'],
      ['2', '7 others10 B10 %'],
    ]);
  });
});
