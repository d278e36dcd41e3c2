import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { documentSchemaVersion } from '../../../contract/documents.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { ChangeOf } from '../../../contract/operations/changes.ts';
import { printDeclaration } from '../../documents/declaration-print.ts';
import { families, familyNamed } from '../../families/list.ts';
import type { Family } from '../../families/family.ts';
import { declarationName } from '../../snapshot/walk.ts';
import type { ChangePlanner } from '../change.ts';
import { checkedDeclaration } from '../declaration-change.ts';
import { newUuid, nextAssetId } from '../new-entry.ts';
import { newName } from '../new-name.ts';
import { needsOfNewRoot, newRoot } from '../new-root.ts';
import { invalid } from '../refusals.ts';

type Create = ChangeOf<'create_asset'>;

/** A new asset of a family, from its template, registered: a directory that is made, or one that stands there. */
export const createAsset: ChangePlanner<'create_asset'> = {
  kind: 'create_asset',
  needs: ({ root }) => needsOfNewRoot(root),
  plan(change, context) {
    const family = familyNamed(change.family);
    if (!family) return err(unknownFamily(change.family));
    const place = newRoot(change.root, context, { mayStand: true });
    if (!place.ok) return place;
    const id = nextAssetId(context.snapshot, change.asset_id);
    if (!id.ok) return id;
    const uuid = newUuid(context.snapshot, change.asset_uuid, context.freshUuid);
    if (!uuid.ok) return uuid;
    const { root, path } = place.value;
    const name = newName(change.asset_name ?? root.slice(root.lastIndexOf('/') + 1));
    if (!name.ok) return name;
    const file = `${path}/${declarationName}`;
    const bytes = declarationOf(family, change, uuid.value, name.value, file);
    if (!bytes.ok) return bytes;
    const entry = { asset_id: id.value, asset_uuid: uuid.value, root, included_in_build: change.included_in_build };
    return ok({
      change: { ...change, root, asset_name: name.value, asset_uuid: uuid.value, asset_id: id.value },
      title: `Create "${name.value}" at ${root}`,
      assetIds: [id.value],
      roots: [root],
      files: [{ path: file, after: { bytes: bytes.value } }],
      entries: [{ asset_id: id.value, entry }],
      nextAssetId: id.value + 1,
    });
  },
};

/** The declaration in the order and the layout of formats.md §2. */
function declarationOf(family: Family, { inputs, parameters }: Create, uuid: string, name: string, file: string): Result<Uint8Array, PackerError> {
  const { template } = family;
  const lists = Object.entries(template.inputs).map(([key, usual]) => [key, inputs ?? usual] as const);
  const document = {
    schema_version: documentSchemaVersion,
    asset_uuid: uuid,
    asset_name: name,
    family: family.family,
    inputs: Object.fromEntries(lists),
    output: { format: family.format, codec: 'NONE', ...template.output, ...parameters },
  };
  const bytes = new TextEncoder().encode(printDeclaration(document));
  const checked = checkedDeclaration(bytes, { file });
  return checked.ok ? ok(bytes) : checked;
}

function unknownFamily(name: string): PackerError {
  const names = families.map(({ family }) => family).join(', ');
  return invalid(`There is no asset family ${JSON.stringify(name)}.`, `Choose one of ${names}.`);
}
