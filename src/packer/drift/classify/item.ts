import type { DriftChoice, DriftItem, DriftOption } from '../../../contract/operations/drift.ts';
import { registryFile } from '../../diagnostics/rule.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import type { View } from '../sight.ts';

/** One kind of drift: what it finds. Pure. */
export type Classifier = (view: View) => readonly DriftItem[];

type Told = Pick<DriftItem, 'kind' | 'message' | 'disk' | 'registry'> & { readonly key: string; readonly options: readonly DriftOption[] };

/** An item about an asset, by its directory. */
export function aboutRoot({ root, entry }: Pick<AssetRoot, 'root' | 'entry'>, told: Told, more: { readonly file?: string; readonly others?: readonly string[] } = {}): DriftItem {
  const { key, options, ...rest } = told;
  return {
    ...rest,
    id: `${told.kind}:${key}`,
    class: 'decision',
    place: { root, file: more.file ?? `assets/${root}/asset.json`, ...(entry && { asset_id: entry.asset_id }) },
    asset_ids: entry ? [entry.asset_id] : [],
    roots: [root, ...(more.others ?? [])],
    options: [...options, keep],
  };
}

/** An item about the registry itself, and so about every asset. */
export function aboutRegistry(told: Told, place: Partial<DriftItem['place']> = {}): DriftItem {
  const { key, options, ...rest } = told;
  return {
    ...rest,
    id: `${told.kind}:${key}`,
    class: 'decision',
    place: { file: registryFile, ...place },
    asset_ids: [],
    roots: [],
    options: [...options, keep],
  };
}

/** A way out that can be taken. */
export function option(choice: DriftChoice, says: string, target?: string): DriftOption {
  return { choice, says, available: true, ...(target === undefined ? {} : { target }) };
}

/** A way out that would be, if something were otherwise. */
export function closed(choice: DriftChoice, says: string, target?: string): DriftOption {
  return { ...option(choice, says, target), available: false };
}

const keep = option('keep', 'Leaves everything as it is; the decision stays owed.');

/** Of one kind. What is beyond has its turn once these are decided, and is told of together until then. */
export const mostItems = 10_000;

/** Of what one item is about, as many as people look through. */
export const mostOptions = 1000;

/** Says that there are more of a kind than are told one by one. Nobody is asked about it. */
export function more(kind: DriftItem['kind'], count: number, of: string): DriftItem {
  return {
    id: `${kind}:more`,
    kind,
    class: 'information',
    place: { file: registryFile },
    message: `${count} more ${of}; they are told one by one once the others are decided.`,
    disk: '',
    registry: `${count} more`,
    asset_ids: [],
    roots: [],
    options: [],
  };
}

/** `a and b`, or `a, b, c and 7 more`. */
export function some(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(' and ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
