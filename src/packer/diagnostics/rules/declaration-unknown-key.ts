import { jsonPointer } from '../../../base/json-pointer.ts';
import { assetDeclarationSchema } from '../../../contract/documents.ts';
import { familyNamed } from '../../families/list.ts';
import { isOneTypoAway } from '../one-typo.ts';
import { placeAt, type AssetRule } from '../rule.ts';
import type { AssetRoot } from '../../snapshot/model.ts';

/** An object of a declaration, where it stands, and the keys that mean something in it. */
interface Level {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly known: readonly string[];
}

const commonKeys = Object.keys(assetDeclarationSchema.shape);

function levelsOf({ declaration: { document, effective } }: AssetRoot): readonly Level[] {
  const family = document && familyNamed(document.family);
  if (!family || !effective) return [];
  const { inputs, output, preload } = document;
  return [
    { names: [], keys: Object.keys(document), known: commonKeys },
    { names: ['inputs'], keys: Object.keys(inputs), known: [family.walker.declaredFiles(document).inputs.key] },
    { names: ['output'], keys: Object.keys(output), known: ['format', 'codec', ...Object.keys(effective.parameters)] },
    { names: ['preload'], keys: Object.keys(preload ?? {}), known: ['slot'] },
  ];
}

export const declarationUnknownKey: AssetRule = {
  code: 'declaration_unknown_key',
  severity: 'info',
  summary: 'A key of `asset.json` means nothing to the packer and is one typing error away from one that does.',
  remedy: 'Correct the spelling, unless the key is meant for another program.',
  scope: 'asset',
  *check(asset) {
    for (const { names, keys, known } of levelsOf(asset)) {
      for (const key of keys) {
        const meant = known.includes(key) ? undefined : known.find((candidate) => isOneTypoAway(key, candidate));
        if (meant === undefined) continue;
        const place = placeAt(asset, jsonPointer([...names, key]));
        yield { message: `"${key}" means nothing here; "${meant}" would.`, place };
      }
    }
  },
};
