import type { FamilyParameter } from '../../../../src/contract/operations/assets.ts';
import type { AssetRef } from '../../../../src/contract/operations/changes.ts';
import type { ProposedChange } from '../../../state/proposals.ts';
import type { AssetDetails, Json } from '../asset-details.ts';

/** Edits of one asset that nobody has applied yet. */
export interface Draft {
  /** By JSON pointer; `undefined`: the key is to go. */
  readonly edits: ReadonlyMap<string, Json | undefined>;
  /** A slot to preload into, or `null` for none; absent: as it is. */
  readonly slot?: number | null;
}

/** Puts another draft in place, or makes it of the one that stands by then. */
export type SetDraft = (draft: Draft | ((now: Draft) => Draft)) => void;

export const noDraft: Draft = { edits: new Map() };

export function isEmpty({ edits, slot }: Draft): boolean {
  return edits.size === 0 && slot === undefined;
}

export function countOf({ edits, slot }: Draft): number {
  return edits.size + (slot === undefined ? 0 : 1);
}

/** Without edits that the author has made meanwhile in the file. */
export function stillOpen(draft: Draft, details: AssetDetails): Draft {
  const { edits, slot } = draft;
  const open = [...edits].filter(([pointer, value]) => JSON.stringify(value) !== JSON.stringify(declaredAt(details, pointer)));
  const isSame = slot === undefined || slot === (details.declaration?.preload?.slot ?? null);
  return { edits: new Map(open), ...(isSame ? {} : { slot }) };
}

/** What is left when another draft has been applied: what was edited since then stays. */
export function withoutApplied(now: Draft, applied: Draft): Draft {
  const { slot, edits } = now;
  const open = [...edits].filter(([pointer, value]) => !applied.edits.has(pointer) || JSON.stringify(applied.edits.get(pointer)) !== JSON.stringify(value));
  return { edits: new Map(open), ...(slot === undefined || slot === applied.slot ? {} : { slot }) };
}

/** With one value set, or with `undefined` removed. A value as the author has it is no edit. */
export function withEdit(draft: Draft, pointer: string, value: Json | undefined, declared: Json | undefined): Draft {
  const edits = new Map(draft.edits);
  if (JSON.stringify(value) === JSON.stringify(declared)) edits.delete(pointer);
  else edits.set(pointer, value);
  return { ...draft, edits };
}

export function withSlot(draft: Draft, slot: number | null, declared: number | null): Draft {
  const { slot: _before, ...rest } = draft;
  return slot === declared ? rest : { ...rest, slot };
}

/** What the author wrote at a pointer such as `/output/tile_size`; `undefined`: nothing. */
export function declaredAt(details: Pick<AssetDetails, 'declaration'>, pointer: string): Json | undefined {
  const [section, ...keys] = segmentsOf(pointer);
  const { declaration } = details;
  const root: Json | undefined = section === 'output' ? declaration?.output : section === 'inputs' ? declaration?.inputs : undefined;
  return keys.reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), root);
}

/** What holds for a parameter: the edit, what the author wrote, or the default. */
export interface EffectiveValue {
  readonly value: Json | undefined;
  /** Written by the author, or edited; otherwise it is the default. */
  readonly own: boolean;
  readonly edited: boolean;
}

export function effectiveOf(details: AssetDetails, draft: Draft, { pointer, default: fallback }: Pick<FamilyParameter, 'pointer' | 'default'>): EffectiveValue {
  const edited = draft.edits.has(pointer);
  const written = edited ? draft.edits.get(pointer) : declaredAt(details, pointer);
  if (written !== undefined) return { value: written, own: true, edited };
  const reported = details.parameters?.[segmentsOf(pointer).at(-1) ?? ''];
  return { value: edited ? fallback : ((reported as Json | undefined) ?? fallback), own: false, edited };
}

/** All edits as one proposal: the packer checks them together. */
export function changesOf(asset: AssetRef, { edits, slot }: Draft): ProposedChange[] {
  const list = [...edits].map(([pointer, value]) => (value === undefined ? { pointer } : { pointer, value }));
  return [
    ...(list.length > 0 ? [{ kind: 'update_declaration' as const, asset, edits: list }] : []),
    ...(slot === undefined ? [] : [{ kind: 'set_preload' as const, asset, slot }]),
  ];
}

function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
