import { uuidOf } from '../../support/workspace.ts';

/** One entry of a registry on its line. The uuid is that of the id unless given. */
export function row(id: number, root: string, { uuid = uuidOf(id), included = true } = {}): string {
  return JSON.stringify({ asset_id: id, asset_uuid: uuid, root, included_in_build: included });
}

/** `index.json` with these entries, the first in line 5, `next_asset_id` in line 3. */
export function registryText(...rows: readonly string[]): string {
  const next = Math.max(0, ...rows.map((text) => (JSON.parse(text) as { readonly asset_id: number }).asset_id)) + 1;
  return `{\n"schema_version": 1,\n"next_asset_id": ${next},\n"assets": [\n${rows.join(',\n')}\n]}\n`;
}
