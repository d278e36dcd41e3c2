import type { FactLookup, ProbeDepth, ProbeFacts } from '../snapshot/family-port.ts';
import type { AssetRoot, SelectedFile } from '../snapshot/model.ts';

export interface FileWithFacts {
  readonly file: SelectedFile;
  readonly facts: ProbeFacts;
}

/**
 * The selected inputs of an asset of `family` with what is known of their bytes, in declared order.
 * A file that could not be read or was not looked at yet is left out: it is unchecked, not clean. What the
 * first bytes tell is also in the content facts, so for `header` either depth serves.
 */
export function* selectedFacts(
  asset: AssetRoot,
  family: string,
  facts: FactLookup,
  depth: ProbeDepth,
): Generator<FileWithFacts> {
  for (const file of selectedInputs(asset, family)) {
    const { sha256, path } = file.artifact;
    if (sha256 === undefined) continue;
    const known = facts.get(sha256, family, path, 'input', 'content');
    const found = known ?? (depth === 'header' ? facts.get(sha256, family, path, 'input', 'header') : undefined);
    if (found) yield { file, facts: found };
  }
}

/** The selected inputs of an asset of `family`; nothing for an asset of another one. */
export function selectedInputs(asset: AssetRoot, family: string): readonly SelectedFile[] {
  return asset.declaration.effective?.family === family ? asset.selection.inputs : [];
}
