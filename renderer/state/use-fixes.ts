import type { Diagnostic } from '../../src/contract/diagnostics.ts';
import { useProjectStatus, useStudio } from './context.tsx';
import { useQuery } from './use-query.ts';

/** A way to mend a finding; running it shows what it would do. */
export interface OfferedFix {
  readonly title: string;
  run(): void;
}

/** The sure ways that the packer offers to mend a finding, each as a proposal with its preview. */
export function useFixes(finding: Diagnostic | undefined): readonly OfferedFix[] {
  const { proposals } = useStudio();
  const status = useProjectStatus();
  const { data } = useQuery('getFixes', finding && status ? { project_id: status.project_id, diagnostic: finding } : undefined);
  return (data?.fixes ?? []).map(({ title, changes }) => ({ title, run: () => void proposals.change(...changes) }));
}
