import { err, ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { Preview } from '../../../contract/operations/changes.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import type { Drafted } from '../../changes/draft-changes.ts';
import { diagnosticChanges, plannedPreview } from '../../changes/preview.ts';
import { ancestorsOf } from '../../commit/tree-path.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import { writingRefused } from './change-gate.ts';
import { planWanted, type Planned, type Wanted } from './change-plan.ts';
import type { Project } from '../project.ts';

/**
 * Looks at the disk, plans, and says what would come of it; nothing is written (operations.md §3). Errors: those
 * of the kinds of change; `project_read_only`, `project_failed`, `reconcile_required`, `project_busy`.
 */
export async function previewWanted(project: Project, wanted: Wanted, turn: () => Promise<void>): Promise<Result<Preview & Pick<Planned, 'decisions'>, PackerError>> {
  const refreshed = await project.refresh();
  if (!refreshed.ok) return refreshed;
  const refused = writingRefused(project, 'decisions' in wanted ? 'reconcile' : 'change');
  if (refused) return err(refused);
  const planned = planWanted(project, newOperationId(), wanted);
  if (!planned.ok) return planned;
  const { drafted, undoes, decisions } = planned.value;
  const { state } = project.stamp();
  return ok({
    generation: drafted.before.generation,
    state,
    session_id: project.parts.sessionId,
    ...plannedPreview(drafted, project.parts.project),
    ...(undoes === undefined ? {} : { undoes }),
    ...(decisions && { decisions }),
    diagnostics: await diagnosticsOf(project, drafted, turn),
  });
}

/** What the rules find now and what they would find, with the files of every asset looked into that gets other ones. */
async function diagnosticsOf(project: Project, { draft, before, after, view }: Drafted, turn: () => Promise<void>): Promise<Preview['diagnostics']> {
  const { inspection } = project.parts;
  const over = inspection.over(view);
  const changed = [...draft.files.keys()];
  await inspection.look(holders(before, changed.flatMap((path) => draft.origin(path) ?? [])), 'content', turn);
  await over.look(holders(after, changed), 'content', turn);
  return diagnosticChanges(draft, inspection.diagnostics(before), over.diagnostics(after));
}

/** The assets that these files are in. */
function holders({ roots }: Snapshot, files: readonly string[]): readonly AssetRoot[] {
  const directories = new Set(files.flatMap(ancestorsOf));
  return roots.filter(({ diskRoot }) => directories.has(`assets/${diskRoot}`));
}
