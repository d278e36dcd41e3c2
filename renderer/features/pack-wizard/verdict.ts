import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useProject } from '../../state/context.tsx';
import { useQuery, type Asked } from '../../state/use-query.ts';

/** What the gate would say now; findings and assets come by lists of their own. Asked only where it is wanted. */
export function useVerdict(wanted: boolean): Asked<ResponseOf<'validatePackWorkspace'>> {
  const { project_id } = useProject();
  return useQuery('validatePackWorkspace', wanted ? { project_id, limit: 0 } : undefined, { keepPrevious: true });
}
