import { useEffect, useMemo, useRef, useState } from 'react';
import type { PackerError } from '../../src/contract/errors.ts';
import type { RequestOf, ResponseOf } from '../../src/contract/operations.ts';
import { useStudio } from './context.tsx';
import { PageWindow, type PagedName, type PagedRequest, type PagesRead, type RowOf } from './pages.ts';
import { keyOf } from './queries.ts';

export interface Pages<N extends PagedName> {
  /** Rows on all pages, as the packer counts them; `undefined` before the first answer. */
  readonly total: number | undefined;
  /** A row that has been read. */
  readonly row: (index: number) => RowOf<N> | undefined;
  /** Which rows are looked at, both inclusive: to be given to a list as it is (`onVisible`). */
  readonly want: (first: number, last: number) => void;
  /** One whole answer: facets, counts, whatever stands beside the rows. */
  readonly answer: ResponseOf<N> | undefined;
  readonly error: PackerError | undefined;
  /** Also before the first answer to this question, while rows of the one before still stand. */
  readonly reading: boolean;
  readonly again: () => void;
}

/**
 * A list of any length, of which only the pages in sight are read. The packer filters, sorts and counts. Old rows
 * stand until new ones are there, also when the question changes.
 */
export function usePages<N extends PagedName>(name: N, request: PagedRequest<N>): Pages<N> {
  const { queries } = useStudio();
  const key = keyOf(name, request as RequestOf<N>);
  const [, render] = useState(0);
  const pages = useMemo(() => new PageWindow(queries, name, request, () => render((count) => count + 1)), [queries, key]);
  useEffect(() => {
    pages.enter();
    return pages.leave;
  }, [pages]);

  const now = pages.read();
  const last = useRef<PagesRead<N>>(undefined);
  useEffect(() => {
    if (now) last.current = now;
  });
  const shown = now ?? last.current;
  return {
    total: shown?.total,
    row: (index) => shown?.rows.get(index),
    want: pages.want,
    answer: shown?.answer,
    error: pages.error(),
    reading: pages.reading() || (!now && pages.error() === undefined),
    again: () => pages.again(),
  };
}
