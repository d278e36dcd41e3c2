import { canonicalJson } from '../../../base/canonical-json.ts';
import { ok } from '../../../base/result.ts';
import type { Diagnostic } from '../../../contract/diagnostics.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import type { Fix } from '../../../contract/operations/fixes.ts';
import { allRules } from '../../diagnostics/registry.ts';
import type { Project } from '../project.ts';

type PreviewChange = (request: ValidRequestOf<'previewChange'>) => Promise<AnswerOf<'previewChange'>>;

/**
 * The ways to mend a finding that stands now, from the rule that found it. Each has been tried: one that could not be
 * made, would leave the finding or would bring an error is not offered.
 */
export async function getFixes(project: Project, { project_id, diagnostic }: ValidRequestOf<'getFixes'>, previewChange: PreviewChange): Promise<AnswerOf<'getFixes'>> {
  const rule = project.diagnostics().some((found) => isSame(found, diagnostic)) ? allRules.find(({ code }) => code === diagnostic.code) : undefined;
  const fixes: Fix[] = [];
  for (const fix of rule?.fixes?.(diagnostic, project.snapshot) ?? []) {
    const tried = await previewChange({ project_id, changes: [...fix.changes] });
    if (tried.ok && mends(tried.value.diagnostics, diagnostic)) fixes.push(fix);
  }
  return ok({ ...project.stamp(), fixes });
}

function mends({ appear, disappear }: { readonly appear: readonly Diagnostic[]; readonly disappear: readonly Diagnostic[] }, finding: Diagnostic): boolean {
  return disappear.some((gone) => isSame(gone, finding)) && appear.every(({ severity }) => severity !== 'error');
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && canonicalJson(a) === canonicalJson(b);
}
