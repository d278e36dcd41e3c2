import { familyNamed } from '../../families/list.ts';
import { isActive, type AssetRoot } from '../../snapshot/model.ts';
import { slotField } from './preload-slot-range.ts';
import { placeAt, repeated, type ProjectRule } from '../rule.ts';

export const preloadSlotClash: ProjectRule = {
  code: 'preload_slot_clash',
  severity: 'error',
  summary: 'Two assets of the active pack set want one preload slot of one bank type.',
  remedy: 'Give one of them another slot.',
  scope: 'project',
  *check(snapshot) {
    const wanting = snapshot.roots.filter((asset) => isActive(asset) && slotOf(asset) !== undefined);
    for (const { first, again } of repeated(wanting, (asset) => `${bankTypeOf(asset)} ${slotOf(asset)}`)) {
      const message = `Slot ${slotOf(again)} of ${bankTypeOf(again)} is already taken by "${first.root}".`;
      yield { message, place: placeAt(again, slotField) };
    }
  },
};

function slotOf(asset: AssetRoot): number | undefined {
  return asset.declaration.document?.preload?.slot;
}

function bankTypeOf(asset: AssetRoot): string {
  return familyNamed(asset.declaration.document?.family ?? '')?.bankType ?? '';
}
