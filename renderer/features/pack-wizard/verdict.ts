import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useProject } from '../../state/context.tsx';
import { useQuery, type Asked } from '../../state/use-query.ts';
import { words } from '../../words/pack.ts';

type Verdict = ResponseOf<'validatePackWorkspace'>;

/** Why a pack of this would be blocked, in words; nothing where it would not, or where nobody knows. */
export function whyBlocked(verdict: Verdict | undefined): string | undefined {
  if (verdict?.blocked !== true) return undefined;
  return verdict.counts.errors > 0 ? words.blockedFirst : words.blockedAnyway;
}

/** What the gate would say now; findings and assets come by lists of their own. Asked only where it is wanted. */
export function useVerdict(wanted: boolean): Asked<Verdict> {
  const { project_id } = useProject();
  return useQuery('validatePackWorkspace', wanted ? { project_id, limit: 0 } : undefined, { keepPrevious: true });
}
