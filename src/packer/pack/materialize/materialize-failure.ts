import type { PackFailure } from '../../../contract/operations/pack.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { ioError } from '../../../io/io-error.ts';
import { SystemError } from '../../../io/system-error.ts';
import type { FrozenAsset } from '../freeze/freeze.ts';
import type { JobFailure } from './materialize-job.ts';
import { failureOfKind } from '../result.ts';

/** An asset that no payload could be made of. */
export interface RefusedAsset {
  readonly asset: FrozenAsset;
  readonly failure: JobFailure;
}

/** Names the first of the refused in the order of the pack and counts the others; `refused` holds at least one. */
export function materializationFailure(refused: readonly RefusedAsset[]): PackFailure {
  const [first, ...others] = [...refused].sort((a, b) => a.asset.assetId - b.asset.assetId);
  const error = first ? errorOf(first) : packerError('materialization_failed', 'BUG: nothing was refused.', 'Please report this.');
  const more = others.length === 1 ? ' Another asset failed too.' : ` ${others.length} other assets failed too.`;
  return failureOfKind('materialization', others.length === 0 ? error : { ...error, message: `${error.message}${more}` });
}

/** The gate should have stopped what is wrong with the data; what it let through is named all the same. */
function errorOf({ asset, failure }: RefusedAsset): PackerError {
  const { root } = asset.asset;
  const place = { root, asset_id: asset.assetId, file: `assets/${root}` };
  switch (failure.reason) {
    case 'disk':
      return { ...ioError(new SystemError(failure.cause, 'convert', root), 'convert', place.file), place };
    case 'data':
      return packerError(
        'materialization_failed',
        `"${root}" could not be converted: ${sentence(failure.message)}`,
        'Look at the file named, then pack again.',
        { place: { ...place, file: failure.path === '' ? place.file : `${place.file}/${failure.path}` } },
      );
    case 'bug':
      return packerError(
        'materialization_failed',
        `"${root}" could not be converted: ${sentence(failure.message)}`,
        'This is an error of the packer: please report it with the asset.',
        { place },
      );
  }
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
