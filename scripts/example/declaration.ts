/** One asset of the example: where it is, how it is declared, and the files below its root. */
export interface ExampleAsset {
  readonly root: string;
  readonly uuid: string;
  /** Absent: lies on the disk and is not registered. */
  readonly id?: number;
  readonly included?: boolean;
  readonly name: string;
  readonly family: 'tile_bank' | 'sound_bank' | 'data_bank';
  readonly inputs: readonly string[];
  /** Parameters of the family. */
  readonly output?: Readonly<Record<string, unknown>>;
  readonly slot?: number;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

const families = {
  tile_bank: { key: 'tiles', format: 'TILES/indexed4_v1' },
  sound_bank: { key: 'clips', format: 'SOUNDS/pcm16_v1' },
  data_bank: { key: 'files', format: 'DATA/blob_v1' },
} as const;

/** One line of JSON with a blank after each comma and colon, as people write it. */
function line(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(line).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${line(inner)}`);
  return `{ ${entries.join(', ')} }`;
}

/** `asset.json` as an author would write it (formats §2). */
export function declarationText(asset: ExampleAsset): string {
  const { key, format } = families[asset.family];
  const rows = [
    ['schema_version', 1],
    ['asset_uuid', asset.uuid],
    ['asset_name', asset.name],
    ['family', asset.family],
    ['inputs', { [key]: asset.inputs }],
    ['output', { format, codec: 'NONE', ...asset.output }],
    ...(asset.slot === undefined ? [] : [['preload', { slot: asset.slot }]]),
  ] as const;
  return `{\n${rows.map(([name, value]) => `  ${JSON.stringify(name)}: ${line(value)}`).join(',\n')}\n}\n`;
}

/** `index.json` in its exact print form (formats §1). */
export function indexText(assets: readonly ExampleAsset[], nextId: number): string {
  const entries = assets
    .flatMap(({ id, uuid, root, included = true }) => (id === undefined ? [] : [{ id, uuid, root, included }]))
    .sort((a, b) => a.id - b.id)
    .map(({ id, uuid, root, included }) => `    {"asset_id": ${id}, "asset_uuid": "${uuid}", "root": "${root}", "included_in_build": ${included}}`);
  return `{\n  "schema_version": 1,\n  "next_asset_id": ${nextId},\n  "assets": [\n${entries.join(',\n')}\n  ]\n}\n`;
}
