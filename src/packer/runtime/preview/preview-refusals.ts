import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { AssetRef } from '../../../contract/operations/changes.ts';

export function unknownAsset(ref: AssetRef): PackerError {
  const named = 'root' in ref ? `assets/${ref.root}` : `id ${ref.asset_id}`;
  return packerError('not_found', `No asset with ${named} has a declaration that can be read.`, 'Ask for its details; they say what is wrong.');
}

export function stalePart(root: string): PackerError {
  return packerError('stale_preview', `"${root}" has changed since it was previewed.`, 'Ask for the preview again.', { place: { root } });
}

export function unknownPart(part: string): PackerError {
  return packerError('not_found', `The preview has no part ${part}.`, 'Ask for the parts that the preview names.');
}
