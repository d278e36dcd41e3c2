import { position } from '../document-fault-rule.ts';
import type { AssetRule } from '../rule.ts';
import { placeIn } from '../../snapshot/model.ts';

export const slotField = '/preload/slot';

export const preloadSlotRange: AssetRule = {
  code: 'preload_slot_range',
  severity: 'error',
  summary: '`preload.slot` is not a whole number from 0 to 15.',
  remedy: 'Choose a slot from 0 to 15.',
  scope: 'asset',
  check: (asset) =>
    asset.declaration.faults
      .filter(({ kind, field }) => kind === 'schema' && field === slotField)
      .map((fault) => ({ message: fault.message, place: placeIn(asset, 'asset.json', position(fault)) })),
};
