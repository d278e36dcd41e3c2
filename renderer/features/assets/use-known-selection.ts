import { useEffect, useRef } from 'react';
import { useProject, useStudio } from '../../state/context.tsx';
import { readIds } from './read-assets.ts';

/** Lets go of selected assets that are gone, whoever took them away. */
export function useKnownSelection(): void {
  const studio = useStudio();
  const { project_id, generation } = useProject();
  const looked = useRef(generation);
  useEffect(() => {
    if (looked.current === generation) return;
    looked.current = generation;
    const before = studio.navigation.store.getState().chosen;
    if (before.size === 0) return;
    void readIds({ studio, project_id }, {}).then((ids) => {
      const { chosen, asset } = studio.navigation.store.getState();
      if (!ids || chosen !== before) return;
      const known = new Set(ids);
      const left = new Set([...chosen].filter((id) => known.has(id)));
      if (left.size === chosen.size) return;
      const last = [...left].at(-1);
      const stays = asset && 'asset_id' in asset && left.has(asset.asset_id);
      studio.navigation.choose(stays ? asset : last === undefined ? undefined : { asset_id: last }, left);
    });
  }, [studio, project_id, generation]);
}
