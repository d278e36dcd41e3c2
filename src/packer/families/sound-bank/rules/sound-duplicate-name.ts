import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { selectedInputs } from '../../selected-facts.ts';
import { clipName } from '../clip-plan.ts';
import { soundBankFamily } from '../declaration.ts';

/** Two clips of one bank that come to the same name. */
export const soundDuplicateName: AssetRule = {
  code: 'sound_duplicate_name',
  scope: 'asset',
  severity: 'error',
  summary: 'Two clips of a bank differ in their extension alone, so they have the same name.',
  remedy: 'Rename one of the files, or take it out of the bank.',
  *check(asset) {
    const first = new Map<string, string>();
    for (const { artifact, pointer } of selectedInputs(asset, soundBankFamily)) {
      const name = clipName(artifact.path);
      const other = first.get(name);
      if (other === undefined) {
        first.set(name, artifact.path);
        continue;
      }
      yield {
        message: `${artifact.path} and ${other} are both the clip "${name}".`,
        place: placeIn(asset, 'asset.json', { field: pointer, ...asset.declaration.locate(pointer) }),
      };
    }
  },
};
