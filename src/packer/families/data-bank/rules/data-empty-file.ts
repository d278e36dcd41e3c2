import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { selectedInputs } from '../../selected-facts.ts';
import { dataBankFamily } from '../declaration.ts';

/** A file of a data bank without a byte in it. */
export const dataEmptyFile: AssetRule = {
  code: 'data_empty_file',
  scope: 'asset',
  severity: 'info',
  summary: 'A file of a data bank is empty; it is packed as a file of 0 bytes.',
  remedy: 'Fill the file, take it out of the bank, or leave it if it is meant to be empty.',
  *check(asset) {
    for (const { artifact } of selectedInputs(asset, dataBankFamily)) {
      if (artifact.sha256 === undefined || artifact.size > 0) continue;
      yield { message: `${artifact.path} is empty.`, place: placeIn(asset, artifact.path) };
    }
  },
};
