/** The keys of `asset.json` in the order of formats.md §2. */
export const declarationKeys: readonly string[] = ['schema_version', 'asset_uuid', 'asset_name', 'family', 'inputs', 'output', 'preload'];

/** Those of `output` that every family has. */
export const outputKeys: readonly string[] = ['format', 'codec'];

/** The usual order of the keys of an object in a declaration, by the way to it; keys it does not name come last. */
export function declarationKeyOrder(names: readonly string[]): readonly string[] {
  if (names.length === 0) return declarationKeys;
  return names.length === 1 && names[0] === 'output' ? outputKeys : [];
}
