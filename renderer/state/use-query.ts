import { useEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import type { RequestOf, ResponseOf } from '../../src/contract/operations.ts';
import type { PageOperationName } from '../../src/contract/page.ts';
import { useStudio } from './context.tsx';
import type { Answer } from './queries.ts';
import { useStore } from './store.ts';

const nothing = createStore<Answer<never>>(() => ({ reading: false, outdated: false }));

export interface Asked<T> extends Answer<T> {
  /** Asks again now. */
  readonly again: () => void;
}

export interface QueryOptions {
  /** While a new question has no answer yet, the answer to the one before is shown: for filters and sorting. */
  readonly keepPrevious?: boolean;
}

/**
 * Asks the packer and shows its answer, read again whenever an event makes it doubtful (`outdatedBy`). Without a
 * request nothing is asked. Equal requests are one question, whoever asks.
 */
export function useQuery<N extends PageOperationName>(name: N, request: RequestOf<N> | undefined, options: QueryOptions = {}): Asked<ResponseOf<N>> {
  const { queries } = useStudio();
  const query = request && queries.query(name, request);
  useEffect(() => query?.hold(), [query]);
  const answer = useStore<Answer<ResponseOf<N>>, Answer<ResponseOf<N>>>(query?.store ?? nothing, (state) => state);

  const previous = useRef<ResponseOf<N>>(undefined);
  useEffect(() => {
    if (answer.data !== undefined) previous.current = answer.data;
  }, [answer.data]);

  const again = (): void => query?.read();
  const kept = options.keepPrevious && answer.error === undefined ? previous.current : undefined;
  if (answer.data === undefined && kept !== undefined) return { ...answer, data: kept, outdated: true, again };
  return { ...answer, again };
}
