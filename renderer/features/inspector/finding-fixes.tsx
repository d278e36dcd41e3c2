import type { JSX } from 'react';
import type { Diagnostic } from '../../../src/contract/diagnostics.ts';
import { useFixes } from '../../state/use-fixes.ts';
import { FixButtons } from '../../ui/finding.tsx';

/** The ways to mend one finding of the asset, where the packer knows any. */
export function FindingFixes({ finding }: { readonly finding: Diagnostic }): JSX.Element | null {
  const fixes = useFixes(finding);
  return fixes.length === 0 ? null : <FixButtons fixes={fixes} />;
}
