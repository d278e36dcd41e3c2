import { placeIn, type AssetRoot } from '../../snapshot/model.ts';
import type { AssetRule } from '../rule.ts';

export const inputUnreadable: AssetRule = {
  code: 'input_unreadable',
  severity: 'error',
  summary: 'A selected file cannot be read.',
  remedy: 'Make it readable for this user.',
  scope: 'asset',
  check(asset) {
    const unread = [...asset.selection.inputs, ...asset.selection.parameters]
      .map(({ artifact }) => artifact)
      .filter(({ sha256 }) => sha256 === undefined);
    if (unread.length === 0) return [];
    const reasons = reasonsByPath(asset);
    return unread.map(({ path }) => {
      const place = placeIn(asset, path);
      return { message: `${path} ${reasons.get(place.file ?? '') ?? 'cannot be read'}.`, place };
    });
  },
};

function reasonsByPath({ faults }: AssetRoot): ReadonlyMap<string, string> {
  return new Map(faults.filter(({ kind }) => kind === 'unreadable').map(({ path, detail }) => [path, detail]));
}
