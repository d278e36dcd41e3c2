import type { AnswerOf } from '../../../contract/operations.ts';
import { isActive, type AssetRoot, type Snapshot } from '../../snapshot/model.ts';
import { registeredRoots, unregisteredRoots } from '../../snapshot/query.ts';

type LeftOut = Extract<AnswerOf<'summarizePackWorkspace'>, { ok: true }>['value']['left_out'][number];
type Reason = LeftOut['reason'];

const sentences: Readonly<Record<Reason, string>> = {
  excluded: 'It is not included in the build.',
  unregistered: 'It is not registered.',
  missing: 'Its directory is not on disk.',
  declaration_invalid: 'Its asset.json cannot be used.',
};

/** What a pack leaves out and why: registered assets by id, then roots that are not registered by path. */
export function leftOut(snapshot: Snapshot, before: ReadonlyMap<number, { readonly size: number }>): LeftOut[] {
  const present = registeredRoots(snapshot).flatMap((asset) => {
    const reason = reasonOf(asset);
    return reason === undefined ? [] : [row(reason, asset.root, asset)];
  });
  const missing = snapshot.missing.map((entry) => row(entry.included_in_build ? 'missing' : 'excluded', entry.root, { entry }));
  const strangers = unregisteredRoots(snapshot).map((asset) => row('unregistered', asset.root, asset));
  return [...[...present, ...missing].sort((a, b) => (a.asset_id ?? 0) - (b.asset_id ?? 0)), ...strangers];

  function row(reason: Reason, root: string, { entry, declaration }: Partial<Pick<AssetRoot, 'entry' | 'declaration'>>): LeftOut {
    const size = entry && before.get(entry.asset_id)?.size;
    return {
      ...(entry ? { asset_id: entry.asset_id } : {}),
      ...(declaration?.document ? { asset_name: declaration.document.asset_name } : {}),
      root,
      reason,
      says: sentences[reason],
      ...(size === undefined ? {} : { size_before: size }),
    };
  }
}

function reasonOf(asset: AssetRoot): Reason | undefined {
  if (!isActive(asset)) return 'excluded';
  return asset.declaration.state === 'valid' ? undefined : 'declaration_invalid';
}
