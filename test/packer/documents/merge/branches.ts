import fc from 'fast-check';
import type { IndexDocument, IndexEntry } from '../../../../src/contract/documents.ts';
import { uuidOf } from '../../../support/workspace.ts';

/** A step in the life of a registry. `pick` chooses among what is there. */
type Step =
  | { readonly do: 'add'; readonly who: number; readonly root: string; readonly reuse: boolean }
  | { readonly do: 'remove' | 'include' | 'renumber'; readonly pick: number }
  | { readonly do: 'move'; readonly pick: number; readonly root: string }
  | { readonly do: 'note'; readonly pick: number; readonly key: string; readonly value: number | null }
  | { readonly do: 'key'; readonly key: string; readonly value: number | null };

/** Few of each, so that branches meet; some differ only in case or Unicode form. */
const roots = fc.constantFrom('a', 'A', 'b', 'c', 'tiles/d', 'Tiles/D', 'caf\u00e9', 'cafe\u0301', 'e', 'f', 'g', 'h', 'i', 'j');
const keys = fc.constantFrom('note', 'x', '__proto__', '7');
const value = fc.option(fc.integer({ min: 0, max: 2 }));
const pick = fc.nat(20);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('add' as const), who: fc.integer({ min: 1, max: 12 }), root: roots, reuse: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'include' as const, 'renumber' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), pick, root: roots }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note' as const), pick, key: keys, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('key' as const), key: keys, value }) },
);

/** A registry and two that grew from it, each sound by itself. Ids that were given up may be given anew, by hand. */
export const branches: fc.Arbitrary<Readonly<Record<'base' | 'ours' | 'theirs', IndexDocument>>> = fc
  .tuple(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 10 }), fc.array(step, { maxLength: 10 }))
  .map(([before, our, their]) => {
    const base = before.reduce(take, { schema_version: 1, next_asset_id: 1, assets: [] });
    return { base, ours: our.reduce(take, base), theirs: their.reduce(take, base) };
  });

/** The registry after a step; one that would break it is not taken. */
function take(registry: IndexDocument, step: Step): IndexDocument {
  const { next_asset_id: next, assets } = registry;
  switch (step.do) {
    case 'add': {
      const id = step.reuse ? lowestFree(assets) : next;
      if (assets.some(({ asset_uuid, root }) => asset_uuid === uuidOf(step.who) || sameRoot(root, step.root))) return registry;
      const entry = { asset_id: id, asset_uuid: uuidOf(step.who), root: step.root, included_in_build: true };
      return { ...registry, next_asset_id: Math.max(next, id + 1), assets: [...assets, entry] };
    }
    case 'remove':
      return { ...registry, assets: assets.filter((entry) => entry !== at(assets, step.pick)) };
    case 'include':
      return changed(registry, step.pick, (entry) => ({ ...entry, included_in_build: !entry.included_in_build }));
    case 'renumber':
      return { ...changed(registry, step.pick, (entry) => ({ ...entry, asset_id: next })), next_asset_id: next + 1 };
    case 'move':
      if (assets.some(({ root }) => sameRoot(root, step.root))) return registry;
      return changed(registry, step.pick, (entry) => ({ ...entry, root: step.root }));
    case 'note':
      return changed(registry, step.pick, (entry) => withKey(entry, step.key, step.value));
    case 'key':
      return withKey(registry, step.key, step.value);
  }
}

function changed(registry: IndexDocument, pick: number, change: (entry: IndexEntry) => IndexEntry): IndexDocument {
  const chosen = at(registry.assets, pick);
  return { ...registry, assets: registry.assets.map((entry) => (entry === chosen ? change(entry) : entry)) };
}

function at(assets: readonly IndexEntry[], pick: number): IndexEntry | undefined {
  return assets[pick % Math.max(1, assets.length)];
}

/** `null` takes the key away. */
function withKey<T extends object>(object: T, key: string, value: number | null): T {
  const others = Object.entries(object).filter(([name]) => name !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value]]) as T;
}

function lowestFree(assets: readonly IndexEntry[]): number {
  let id = 1;
  while (assets.some(({ asset_id }) => asset_id === id)) id++;
  return id;
}

function sameRoot(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

export function fold(root: string): string {
  return root.normalize('NFC').toLowerCase();
}
