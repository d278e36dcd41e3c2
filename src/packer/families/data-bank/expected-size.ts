import type { AssetRoot } from '../../snapshot/model.ts';
import { packedSize, packRanges } from '../packed-ranges.ts';
import { selectedInputs } from '../selected-facts.ts';
import { dataBankFamily } from './declaration.ts';

/** Bytes of the payload, when every selected file could be read; their sizes are all it takes. */
export function expectedDataBankSize(asset: AssetRoot): number | undefined {
  if (asset.declaration.effective?.family !== dataBankFamily || asset.selection.faults.length > 0) return undefined;
  const artifacts = selectedInputs(asset, dataBankFamily).map(({ artifact }) => artifact);
  if (artifacts.some(({ sha256 }) => sha256 === undefined)) return undefined;
  return packedSize(packRanges(artifacts.map(({ size }) => size)));
}
