import { useRef } from 'react';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import { useStudio } from '../../state/context.tsx';

export type Pick = 'one' | 'toggle' | 'range';

/** A line of a list as far as picking goes. */
export type Pickable = { readonly kind: 'asset'; readonly asset: AssetRow } | { readonly kind: 'folder'; readonly path: string };

export interface PickingOptions {
  readonly line: (index: number) => Pickable | undefined;
  /** Ids on the lines between, both included, read or not. */
  readonly idsBetween: (first: number, last: number) => Promise<readonly number[] | undefined>;
  readonly idsBelow: (folder: string) => Promise<readonly number[] | undefined>;
  readonly allIds: () => Promise<readonly number[] | undefined>;
  readonly onFolder: (path: string | undefined) => void;
}

export interface Picking {
  readonly pick: (index: number, how: Pick) => void;
  readonly pickAll: () => void;
}

/** Choosing assets alone, in addition, or all between two lines, over any number of pages. */
export function usePicking(options: PickingOptions): Picking {
  const studio = useStudio();
  const anchor = useRef(0);
  /** A later pick overtakes one that is still waiting for ids. */
  const turn = useRef(0);
  const chosen = (): ReadonlySet<number> => studio.navigation.store.getState().chosen;
  const choose = (asset: AssetRef | undefined, ids: ReadonlySet<number>): void => {
    options.onFolder(undefined);
    studio.navigation.choose(asset, ids);
  };
  const later = async (ids: Promise<readonly number[] | undefined>, use: (ids: readonly number[]) => void): Promise<void> => {
    const own = (turn.current += 1);
    const known = await ids;
    if (known && own === turn.current) use(known);
  };

  const pick = (index: number, how: Pick): void => {
    const line = options.line(index);
    turn.current += 1;
    if (how === 'range') {
      const [first, last] = anchor.current < index ? [anchor.current, index] : [index, anchor.current];
      void later(options.idsBetween(first, last), (ids) => choose(line?.kind === 'asset' ? refOf(line.asset) : lastOf(ids), new Set(ids)));
      return;
    }
    anchor.current = index;
    if (!line) {
      // One went further than what has been read: End, Page Down.
      void later(options.idsBetween(index, index), (ids) => {
        if (ids.length === 0) return;
        if (how === 'one') choose(lastOf(ids), new Set(ids));
        else choose(...toggled(chosen(), ids));
      });
      return;
    }
    if (line.kind === 'folder') {
      if (how === 'toggle') void later(options.idsBelow(line.path), (ids) => choose(...toggled(chosen(), ids)));
      else {
        studio.navigation.choose(undefined);
        options.onFolder(line.path);
      }
      return;
    }
    const { asset_id } = line.asset;
    if (how === 'one' || asset_id === undefined) choose(refOf(line.asset), new Set(asset_id === undefined ? [] : [asset_id]));
    else choose(...toggled(chosen(), [asset_id]));
  };
  const pickAll = (): void =>
    void later(options.allIds(), (ids) => choose(lastOf(ids), new Set(ids)));
  return { pick, pickAll };
}

export function refOf({ asset_id, root }: AssetRow): AssetRef {
  return asset_id === undefined ? { root } : { asset_id };
}

function lastOf(ids: readonly number[]): AssetRef | undefined {
  const asset_id = ids.at(-1);
  return asset_id === undefined ? undefined : { asset_id };
}

/** Takes them all in, or, where all are in already, out. The one that was pointed at last is shown. */
function toggled(chosen: ReadonlySet<number>, ids: readonly number[]): [AssetRef | undefined, ReadonlySet<number>] {
  const next = new Set(chosen);
  if (ids.every((id) => chosen.has(id))) {
    for (const id of ids) next.delete(id);
    return [lastOf([...next]), next];
  }
  for (const id of ids) next.add(id);
  return [lastOf(ids), next];
}
