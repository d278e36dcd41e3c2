import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { RequestOf, ResponseOf } from '../../contract/operations.ts';
import type { Session } from './session.ts';

const pageSize = 1000;

/** All pages of `listAssets` as one response. Nobody refreshes in between: they are of one generation. */
export async function everyAsset(
  session: Session,
  request: Omit<RequestOf<'listAssets'>, 'offset' | 'limit'>,
): Promise<Result<ResponseOf<'listAssets'>, PackerError>> {
  const first = await session.call('listAssets', { ...request, limit: pageSize });
  if (!first.ok) return first;
  const assets = [...first.value.assets];
  while (assets.length < first.value.total) {
    const next = await session.call('listAssets', { ...request, limit: pageSize, offset: assets.length });
    if (!next.ok) return next;
    if (next.value.assets.length === 0) break;
    for (const asset of next.value.assets) assets.push(asset);
  }
  return ok({ ...first.value, assets });
}
