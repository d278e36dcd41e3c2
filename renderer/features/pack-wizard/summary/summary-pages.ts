import { useCallback, useState } from 'react';
import type { PackerError } from '../../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useProject } from '../../../state/context.tsx';
import { pageSize } from '../../../state/pages.ts';
import { useQuery, type Asked } from '../../../state/use-query.ts';

export type Summary = ResponseOf<'summarizePackWorkspace'>;

export interface SummaryList<Row> {
  readonly row: (index: number) => Row | undefined;
  readonly want: (first: number, last: number) => void;
  /** Why a page in sight could not be read. */
  readonly error: PackerError | undefined;
  readonly again: () => void;
}

/** The first page, for everything that stands beside the lists; what was read last stands where it is not wanted any more. */
export function useSummary(wanted: boolean): Asked<Summary> {
  const { project_id } = useProject();
  return useQuery('summarizePackWorkspace', wanted ? { project_id, offset: 0, limit: pageSize } : undefined, { keepPrevious: true });
}

/** A list of the summary beside the assets: its pages in sight, two at most. */
export function useSummaryList<Row>(rowsOf: (summary: Summary) => readonly Row[]): SummaryList<Row> {
  const { project_id } = useProject();
  const [seen, setSeen] = useState<readonly [number, number]>([0, 0]);
  const first = useQuery('summarizePackWorkspace', { project_id, offset: seen[0] * pageSize, limit: pageSize });
  const last = useQuery('summarizePackWorkspace', { project_id, offset: seen[1] * pageSize, limit: pageSize });
  const want = useCallback((from: number, to: number) => {
    const pages = [Math.floor(from / pageSize), Math.floor(to / pageSize)] as const;
    setSeen((now) => (now[0] === pages[0] && now[1] === pages[1] ? now : pages));
  }, []);
  const row = (index: number): Row | undefined => {
    const page = Math.floor(index / pageSize);
    const answer = page === seen[0] ? first.data : page === seen[1] ? last.data : undefined;
    return answer && rowsOf(answer)[index - page * pageSize];
  };
  const failed = [first, last].find(({ error }) => error !== undefined);
  return { row, want, error: failed?.error, again: () => failed?.again() };
}
