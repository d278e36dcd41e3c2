import { familyNamed } from '../../families/list.ts';
import { isActive, type AssetRoot } from '../../snapshot/model.ts';
import { assetOf, refOf } from '../fixing.ts';
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
  fixes(finding, snapshot) {
    const asset = assetOf(snapshot, finding);
    if (!asset) return [];
    const bank = bankTypeOf(asset);
    const taken = new Set(snapshot.roots.filter((other) => isActive(other) && bankTypeOf(other) === bank).map(slotOf));
    const slot = slots.find((one) => !taken.has(one));
    if (slot === undefined) return [];
    return [{ title: `Give it slot ${slot}, which is free`, changes: [{ kind: 'set_preload', asset: refOf(asset), slot }] }];
  },
};

const slots = Array.from({ length: 16 }, (_, slot) => slot);

function slotOf(asset: AssetRoot): number | undefined {
  return asset.declaration.document?.preload?.slot;
}

function bankTypeOf(asset: AssetRoot): string {
  return familyNamed(asset.declaration.document?.family ?? '')?.bankType ?? '';
}
