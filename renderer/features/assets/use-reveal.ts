import { useEffect, useRef, useState } from 'react';
import { useNavigation } from '../../state/context.tsx';

export interface RevealOptions {
  /** Another one, and what is shown is looked for anew: the view, the sort. */
  readonly cause: string;
  /** Asks the packer; also without the filter when it was followed to and the filter hides it. */
  readonly find: (assetId: number, followed: boolean) => Promise<number | undefined>;
  /** Whether rows of an older question still stand. */
  readonly reading: boolean;
  readonly onRevealed: () => void;
}

/** Brings the shown asset into sight: after following a finding to it, and when the list is ordered another way. */
export function useReveal({ cause, find, reading, onRevealed }: RevealOptions): { readonly index: number } | undefined {
  const asset = useNavigation((state) => state.asset);
  const place = useNavigation((state) => state.place);
  const [found, setFound] = useState<{ readonly index: number; readonly followed: boolean }>();
  const [reveal, setReveal] = useState<{ readonly index: number }>();
  // Kept while the screen is hidden: coming back is no reason to scroll.
  const handled = useRef<{ readonly cause: string; readonly place: unknown }>(undefined);
  useEffect(() => {
    const before = handled.current;
    if (before?.cause === cause && before.place === place) return;
    handled.current = { cause, place };
    if (!asset || !('asset_id' in asset)) return;
    const followed = place !== undefined && before?.place !== place;
    void find(asset.asset_id, followed).then((index) => index !== undefined && setFound({ index, followed }));
  });
  useEffect(() => {
    if (!found || reading) return;
    setFound(undefined);
    setReveal({ index: found.index });
    if (found.followed) onRevealed();
  }, [found, reading, onRevealed]);
  return reveal;
}
