import { canonicalJson } from '../../../base/canonical-json.ts';
import { sha256 } from '../../../io/hashing.ts';
import type { EffectiveDeclaration } from '../../snapshot/family-port.ts';
import type { AssetRoot, SelectedFile } from '../../snapshot/model.ts';

/** Raised whenever a payload of equal inputs is another, or is described otherwise (test/packer/pack/conversion-sources.test.ts holds it to that). */
export const payloadVersion = 2;

/**
 * What an asset's payload depends on, as one digest: content, effective declaration, family version; no place, no time.
 * A file that could not be read has no digest and is in no payload.
 */
export function payloadKeyOf({ selection }: Pick<AssetRoot, 'selection'>, effective: EffectiveDeclaration, familyVersion: number): string {
  const file = ({ artifact: { path, sha256: digest = '' } }: SelectedFile): readonly string[] => [path, digest];
  const inputs = selection.inputs.map(file);
  const parameters = selection.parameters.map((each) => [each.key, ...file(each)]);
  const { family, format, codec } = effective;
  return sha256(Buffer.from(JSON.stringify([payloadVersion, familyVersion, family, format, codec, canonicalJson(effective.parameters), inputs, parameters])));
}
