import { optionalCompanionSchema, type OptionalCompanion } from '../../contract/documents.ts';

/** An asset of the archive as game code names it. */
export interface NamedAsset {
  readonly asset_id: number;
  readonly asset_name: string;
}

/** The first line of every one of these files: what tells ours from a file of the same name that is not. */
export const assetIdsMark = '// Made by Prometeu Studio from assets.pa: the ids of its assets. Do not edit.';

/** Every optional companion there is, by name. */
export const assetIdFiles: readonly OptionalCompanion[] = optionalCompanionSchema.options;

/**
 * The ids of an archive's assets as constants for game code (formats.md §4): the same archive gives the same bytes.
 *
 * @param assets ascending by `asset_id`
 */
export function assetIdsFile(file: OptionalCompanion, assets: readonly NamedAsset[]): Uint8Array {
  const lines = constantsOf(assets).map((constant) => lineOf(file, constant));
  return new TextEncoder().encode(`${[assetIdsMark, ...frames[file].before, ...lines, ...frames[file].after].join('\n')}\n`);
}

const frames: Readonly<Record<OptionalCompanion, { readonly before: readonly string[]; readonly after: readonly string[] }>> = {
  'asset_ids.d.ts': { before: ['', 'export declare const enum AssetId {'], after: ['}'] },
  'asset_ids.h': { before: ['', '#ifndef PROMETEU_ASSET_IDS_H', '#define PROMETEU_ASSET_IDS_H', ''], after: ['', '#endif'] },
  'asset_ids.rs': { before: [''], after: [] },
};

interface Constant {
  readonly name: string;
  readonly id: number;
  /** The asset's name, quoted, in ASCII: it ends no comment and hides nothing. */
  readonly quoted: string;
}

function lineOf(file: OptionalCompanion, { name, id, quoted }: Constant): string {
  switch (file) {
    case 'asset_ids.d.ts':
      return `  ${name} = ${id}, // ${quoted}`;
    case 'asset_ids.h':
      return `#define ASSET_${name} ${id} // ${quoted}`;
    case 'asset_ids.rs':
      return `pub const ${name}: u32 = ${id}; // ${quoted}`;
  }
}

/**
 * Of assets whose names come to one identifier the lowest id has it; each other's is followed by `__` and its id,
 * which no name comes to by itself. An asset's constant changes only with its own name, or a lower id's.
 */
function constantsOf(assets: readonly NamedAsset[]): readonly Constant[] {
  const taken = new Set<string>();
  return assets.map(({ asset_id: id, asset_name: name }) => {
    const plain = identifierOf(name);
    const own = !taken.has(plain);
    taken.add(plain);
    return { name: own ? plain : `${plain}__${id}`, id, quoted: asciiQuoted(name) };
  });
}

/** `Überwelt 2` → `UBERWELT_2`, `uiClick` → `UI_CLICK`. What has neither ASCII letter nor digit is `ASSET`. */
export function identifierOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .replace(/[^A-Za-z0-9]+/gu, '_')
    .replace(/^_|_$/gu, '')
    .toUpperCase();
  if (words === '') return 'ASSET';
  return /^[0-9]/u.test(words) ? `ASSET_${words}` : words;
}

function asciiQuoted(name: string): string {
  return JSON.stringify(name).replace(/[^\x20-\x7e]/gu, (unit) =>
    Array.from({ length: unit.length }, (_, at) => `\\u${unit.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
