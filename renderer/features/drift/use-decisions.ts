import { useEffect, useRef, useState } from 'react';
import type { DriftItem } from '../../../src/contract/operations/drift.ts';
import { standing, type Decisions } from './decisions.ts';

export interface GatheredDecisions {
  /** Those whose item is still there. */
  readonly decisions: Decisions;
  /**
   * Makes others of those that stand at this moment, however long ago the change was thought of; answers with them,
   * or with nothing when the review has been left.
   */
  readonly change: (make: (now: Decisions) => Decisions) => Decisions | undefined;
}

/** Decisions as they are gathered in a review, until it is left. */
export function useDecisions(items: { readonly total: number | undefined; readonly row: (index: number) => DriftItem | undefined }): GatheredDecisions {
  const [made, setMade] = useState<Decisions>(new Map());
  const latest = useRef({ made, items, here: true });
  useEffect(() => {
    latest.current.items = items;
  });
  useEffect(() => {
    latest.current.here = true;
    return () => {
      latest.current.here = false;
    };
  }, []);
  const change: GatheredDecisions['change'] = (make) => {
    const { current } = latest;
    if (!current.here) return undefined;
    current.made = make(standing(current.made, current.items.total, current.items.row));
    setMade(current.made);
    return current.made;
  };
  return { decisions: standing(made, items.total, items.row), change };
}
