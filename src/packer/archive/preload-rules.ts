import type { PreloadEntry } from './header.ts';

export interface PreloadFault {
  readonly code: 'preload_not_ascending' | 'preload_unknown_asset' | 'preload_slot_clash';
  readonly message: string;
  readonly asset_id: number;
  /** Index in the list. */
  readonly index: number;
}

/**
 * The rules of `preload` (formats.md §3): ascending by `asset_id`, each in the table, no two of one bank type
 * in one slot. The planner refuses by them and the reader judges by them.
 */
export function preloadFaults(
  table: readonly { readonly asset_id: number; readonly bank_type: string }[],
  preload: readonly PreloadEntry[],
): PreloadFault[] {
  const banks = new Map(table.map((entry) => [entry.asset_id, entry.bank_type]));
  const taken = new Map<string, number>();
  const faults: PreloadFault[] = [];
  let before = 0;
  for (const [index, { asset_id, slot }] of preload.entries()) {
    const found = (code: PreloadFault['code'], message: string): void => void faults.push({ code, message, asset_id, index });
    if (asset_id <= before) found('preload_not_ascending', `asset ${asset_id} stands after asset ${before} in preload`);
    before = asset_id;
    const bank = banks.get(asset_id);
    if (bank === undefined) {
      found('preload_unknown_asset', `asset ${asset_id} is in preload but not in asset_table`);
      continue;
    }
    const other = taken.get(`${bank} ${slot}`);
    if (other === undefined) taken.set(`${bank} ${slot}`, asset_id);
    else found('preload_slot_clash', `assets ${other} and ${asset_id} both ask for slot ${slot} of ${bank}`);
  }
  return faults;
}
