import { invariant } from '../../../base/invariant.ts';
import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { declarationOf } from '../../changes/asset-ref.ts';
import type { Effects, EntryEdit } from '../../changes/change.ts';
import { editedDeclaration, needsOfDeclaration } from '../../changes/declaration-change.ts';
import type { Plan } from '../../changes/draft-changes.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import { assetByRoot } from '../../snapshot/query.ts';
import { isIntact, keptDeclarations, type KeptDeclaration } from '../look-around.ts';
import { entryOf, type Decide } from './decided.ts';

/** `asset.json` as it was when it was last seen valid; what stands in its place goes to the trash. */
export const restoreDeclaration: Decide = (context) => {
  const entry = entryOf(context);
  const all = keptDeclarations(context.project).filter(({ uuid }) => uuid === entry.asset_uuid);
  const kept = all.findLast((each) => isIntact(context.project, each)) ?? all.at(-1);
  invariant(kept, `${context.item.id} offers a declaration that nobody kept`);
  const there = context.view.byRoot.get(entry.root.normalize('NFC'));
  const path = there ? declarationOf(there) : `assets/${entry.root}/asset.json`;
  const from = kept.path;
  const plan: Plan = {
    needs: () => [{ kind: 'file', path }, { kind: 'file', path: from }],
    plan: ({ facts }): Result<Effects, PackerError> => {
      const file = facts.files.get(from);
      if (file?.sha256 !== kept.sha256) return err(damagedBackup(kept));
      const title = `Restore the asset.json of ${entry.root}`;
      return ok({ title, assetIds: [entry.asset_id], roots: [entry.root], files: [{ path, after: { copyOf: from, sha256: kept.sha256, size: file.size } }] });
    },
  };
  return { steps: [{ plan }] };
};

/** The uuid of the registry comes back into `asset.json`, and nothing else. */
export const restoreUuid: Decide = (context) => {
  const entry = entryOf(context);
  const title = `Restore the uuid in the asset.json of ${entry.root}`;
  return { steps: [{ plan: uuidEdit(entry.root, entry.asset_uuid, title, () => []) }] };
};

/** One of two copies becomes an asset of its own; if it is the registered one, its id goes with the uuid to the other. */
export const newUuidFor: Decide = ({ view, decision, item }) => {
  const root = decision.target ?? '';
  const uuid = decision.asset_uuid;
  invariant(uuid !== undefined, `${item.id} was decided without a new uuid`);
  const heir = item.roots.find((other) => other !== root);
  const entry = view.byRoot.get(root)?.entry;
  const entries = (): readonly EntryEdit[] => (entry && heir !== undefined ? [{ asset_id: entry.asset_id, entry: { ...entry, root: heir } }] : []);
  return { steps: [{ plan: uuidEdit(root, uuid, `Give ${root} a uuid of its own`, entries, heir === undefined ? [] : [heir]) }] };
};

function uuidEdit(root: string, uuid: string, title: string, entries: (asset: AssetRoot) => readonly EntryEdit[], others: readonly string[] = []): Plan {
  return {
    needs: (snapshot) => needsOfDeclaration(assetByRoot(snapshot, root)),
    plan: (context) => {
      const asset = assetByRoot(context.snapshot, root);
      invariant(asset, `the uuid of ${root}, which is not there, is edited`);
      const files = editedDeclaration(asset, context, [{ pointer: '/asset_uuid', value: uuid }]);
      if (!files.ok) return files;
      const edits = entries(asset);
      const assetIds = edits.length > 0 ? edits.map(({ asset_id }) => asset_id) : asset.entry ? [asset.entry.asset_id] : [];
      return ok({ title, assetIds, roots: [root, ...others], files: files.value, entries: edits });
    },
  };
}

function damagedBackup({ path: file }: KeptDeclaration): PackerError {
  return packerError('declaration_invalid', `${file}, which was kept, has been damaged.`, 'Restore the asset.json from version control.', { place: { file } });
}
