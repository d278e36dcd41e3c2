import { invariant } from '../../base/invariant.ts';
import type { AssetDeclaration } from '../../contract/documents.ts';
import type { EffectiveDeclaration } from './family-port.ts';
import type { Artifact, AssetRoot, SelectedFile, Selection } from './model.ts';

type Mention = readonly [artifact: number, key: string, entry: string, pointer: string];

/** What a valid declaration was understood as, and which files it selects: as JSON, artifacts by their place. */
interface Understood {
  readonly document: AssetDeclaration;
  readonly effective: EffectiveDeclaration;
  readonly inputs: readonly Mention[];
  readonly parameters: readonly Mention[];
  readonly faults: Selection['faults'];
}

/** As text; nothing when the declaration is not valid, or holds what JSON would not give back exactly. */
export function understoodText({ declaration, selection, artifacts }: AssetRoot): string | undefined {
  const { state, document, effective, faults, assetUuid } = declaration;
  if (state !== 'valid' || !document || !effective || faults.length > 0 || assetUuid !== document.asset_uuid) return undefined;
  const places = new Map(artifacts.map((artifact, at) => [artifact, at]));
  const mention = ({ artifact, key, entry, pointer }: SelectedFile): Mention => [places.get(artifact) ?? -1, key, entry, pointer];
  const understood: Understood = {
    document,
    effective,
    inputs: selection.inputs.map(mention),
    parameters: selection.parameters.map(mention),
    faults: selection.faults,
  };
  return isExactInJson(understood) ? JSON.stringify(understood) : undefined;
}

/** Whether JSON gives back the very same value. */
function isExactInJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isExactInJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isExactInJson);
}

/** A declaration as it was understood, with what it selects. */
export type Recalled = Pick<Understood, 'document' | 'effective'> & { readonly selection: Selection };

/** Of a text of {@link understoodText} about these artifacts. */
export function understoodFrom(text: string, artifacts: readonly Artifact[]): Recalled {
  const { document, effective, inputs, parameters, faults } = JSON.parse(text) as Understood;
  const selected = [...inputs, ...parameters].map(([at, key, entry, pointer]): SelectedFile => {
    const artifact = artifacts[at];
    invariant(artifact, 'an understanding names a file that is not there');
    return { artifact, key, entry, pointer };
  });
  return { document, effective, selection: { inputs: selected.slice(0, inputs.length), parameters: selected.slice(inputs.length), faults } };
}
