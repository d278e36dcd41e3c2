import { act, fireEvent } from '@testing-library/react';
import type { RequestOf, ResponseOf } from '../../../src/contract/operations.ts';
import { finding, problems } from './packs.ts';

/** So many findings of one asset, answered a page at a time. */
export function manyFindings(count: number): (request: RequestOf<'listDiagnostics'>) => ResponseOf<'listDiagnostics'> {
  const group = { kind: 'group' as const, key: 'tiles/overworld', title: 'tiles/overworld', collapsed: false, errors: count, warnings: 0, infos: 0 };
  const line = (at: number): ResponseOf<'listDiagnostics'>['rows'][number] => ({
    kind: 'diagnostic',
    position: at,
    of: count,
    blocks_pack: true,
    diagnostic: { ...finding, message: `Tile ${at} has 17 colours.` },
  });
  return ({ offset = 0, limit = 500 }) => {
    const rows = Array.from({ length: Math.max(0, Math.min(limit, count + 1 - offset)) }, (_, at) => (offset + at === 0 ? group : line(offset + at)));
    return problems(rows, { total: count + 1, counts: { errors: count, warnings: 0, infos: 0, unchecked_assets: 0 } });
  };
}

/** As somebody scrolls a list: so many pixels from its top. */
export async function scrollTo(scroller: HTMLElement, top: number): Promise<void> {
  await act(async () => {
    scroller.scrollTop = top;
    fireEvent.scroll(scroller);
  });
}
