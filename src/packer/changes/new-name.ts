import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { newAssetNameProblem } from '../../contract/asset-name.ts';
import type { Place } from '../../contract/diagnostics.ts';
import type { PackerError } from '../../contract/errors.ts';
import { invalid } from './refusals.ts';

/** An `asset_name` to give, in NFC; refused where no asset is to be called so (contract/asset-name.ts). */
export function newName(wanted: string, place?: Place): Result<string, PackerError> {
  const name = wanted.normalize('NFC');
  const problem = newAssetNameProblem(name);
  return problem === undefined ? ok(name) : err(invalid(`The name ${problem}.`, 'Choose another name.', place));
}
