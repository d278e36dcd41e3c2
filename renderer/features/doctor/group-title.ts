import type { DiagnosticRow } from '../../../src/contract/operations/assets.ts';
import { words } from '../../words/problems.ts';

/** A group as people call it: severities by their word, everything else as the packer names it. */
export function groupTitle({ key, title }: Extract<DiagnosticRow, { readonly kind: 'group' }>): string {
  if (key === '') return words.project;
  return key === 'error' || key === 'warning' || key === 'info' ? words.severities[key] : title;
}
