import { z } from 'zod';
import { jsonPointer } from '../../../base/json-pointer.ts';
import { assetDeclarationSchema } from '../../../contract/documents.ts';
import { familyNamed } from '../../families/list.ts';
import { assetOf, declarationEdit } from '../fixing.ts';
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
  fixes(finding, snapshot) {
    const asset = assetOf(snapshot, finding);
    for (const { names, keys, known } of asset ? levelsOf(asset) : []) {
      const key = keys.find((one) => jsonPointer([...names, one]) === finding.place.field);
      const meant = key === undefined ? [] : known.filter((candidate) => isOneTypoAway(key, candidate));
      const [only] = meant;
      const value = key === undefined ? undefined : valueAt(asset, [...names, key]);
      // Two that could be meant, or one that stands there already: nobody can tell.
      if (!asset || key === undefined || only === undefined || meant.length > 1 || keys.includes(only) || value === undefined) continue;
      const edits = [{ pointer: jsonPointer([...names, only]), value }, { pointer: jsonPointer([...names, key]) }];
      return [{ title: `Spell it "${only}"`, changes: [declarationEdit(asset, ...edits)] }];
    }
    return [];
  },
};

/** What stands at a path of keys in a declaration, where it is JSON. */
function valueAt(asset: AssetRoot | undefined, names: readonly string[]): z.output<ReturnType<typeof z.json>> | undefined {
  let value: unknown = asset?.declaration.document;
  for (const name of names) value = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  const parsed = z.json().safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
