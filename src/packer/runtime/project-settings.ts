import { err, ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { sha256 } from '../../io/hashing.ts';
import { attempt } from '../../io/io-error.ts';
import { newOperationId } from '../../io/operation-id.ts';
import { readWhole } from '../../io/read-whole.ts';
import { stalePreview } from '../changes/refusals.ts';
import type { Change } from '../commit/lane.ts';
import { standing } from '../commit/standing.ts';
import { controlFolder } from '../documents/init.ts';
import { settingsMaxBytes } from '../documents/settings-document.ts';
import { editSettings, type SettingsEdit } from '../documents/settings-edit.ts';
import { patchSnapshot } from '../snapshot/patch.ts';
import { failureOf } from './changes/change-apply.ts';
import { writingRefused } from './changes/change-gate.ts';
import { exclusively, inLane } from './exclusive.ts';
import { walkers } from './load.ts';
import type { Project } from './project.ts';

const settingsPath = `${controlFolder}/project.json`;

/** The settings that hold now: the defaults where the file is absent or cannot be used. */
export function getProjectSettings(project: Project): Extract<AnswerOf<'getProjectSettings'>, { ok: true }> {
  const { refresh, size_budgets, companions } = project.snapshot.settings.settings;
  return ok({ ...project.stamp(), refresh, size_budgets, companions: [...new Set(companions)].sort() });
}

/**
 * Writes the project's settings, in the lane and under the lock like any change (operations.md §3). What the new
 * policy takes over by itself is taken over at once. Errors: `invalid_request`; those of a commit.
 */
export async function updateProjectSettings(
  project: Project,
  request: ValidRequestOf<'updateProjectSettings'>,
  signal: AbortSignal,
): Promise<AnswerOf<'updateProjectSettings'>> {
  const { refresh, size_budgets: budgets, companions } = request;
  const settings = { ...(refresh && { refresh }), ...(budgets && { size_budgets: budgets }), ...(companions && { companions }) };
  const operationId = newOperationId();
  const written = await inLane(project, async (change) => {
    const refused = writingRefused(project);
    if (refused) return err(refused);
    const ran = await exclusively(project, signal, operationId, () => Promise.resolve(write(project, change, settings, operationId)));
    return ran.ok ? ran.value : ran;
  });
  if (!written.ok) return written;
  const looked = await project.look({ operationId });
  return looked.ok ? getProjectSettings(project) : looked;
}

function write(project: Project, change: Change, settings: SettingsEdit, operationId: string): Result<undefined, PackerError> {
  const found = attempt('read', settingsPath, () => readSettingsFile(project));
  if (!found.ok) return found;
  const { value: before } = found;
  if (before === 'other') return err(stalePreview(settingsPath, 'is no file that can be written'));
  const after = editSettings(before, settings);
  if (!after.ok) return after;
  if (after.value === before) return ok(undefined);
  const file = { path: settingsPath, before: before ? sha256(before) : 'absent', after: { bytes: after.value, sha256: sha256(after.value) } };
  const failure = failureOf(change.commit({ operationId, moves: [], files: [file] }));
  if (failure) return err(failure);
  const { parts, taken: previous } = project;
  project.adopt(patchSnapshot({ project: parts.project, walkers, previous, affected: [], generation: previous.generation + 1 }), operationId);
  return ok(undefined);
}

function readSettingsFile({ parts: { project } }: Project): Uint8Array | 'other' | undefined {
  const { kind } = standing({ fs: project.fs, projectDir: project.path }, settingsPath);
  if (kind === 'absent') return undefined;
  const read = kind === 'file' ? readWhole(project.fs, `${project.path}/${settingsPath}`, settingsMaxBytes) : undefined;
  return read?.ok ? read.value.bytes : 'other';
}
