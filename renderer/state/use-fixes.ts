import type { Diagnostic } from '../../src/contract/diagnostics.ts';
import { words } from '../words/ui.ts';
import { useProjectStatus, useStudio } from './context.tsx';
import { useQuery } from './use-query.ts';

/** A way to mend a finding; running it shows what it would do. */
export interface OfferedFix {
  readonly title: string;
  /** Why it cannot be proposed now. */
  readonly unavailable: string | undefined;
  run(): void;
}

/** The sure ways that the packer offers to mend a finding, each as a proposal with its preview. */
export function useFixes(finding: Diagnostic | undefined): readonly OfferedFix[] {
  const { proposals } = useStudio();
  const status = useProjectStatus();
  const { data } = useQuery('getFixes', finding && status ? { project_id: status.project_id, diagnostic: finding } : undefined);
  const { mode, reason = words.readOnly } = status?.access ?? { mode: 'read_write' };
  const unavailable = mode === 'read_only' ? reason : undefined;
  return (data?.fixes ?? []).map(({ title, changes }) => ({ title, unavailable, run: () => void proposals.change(...changes) }));
}
