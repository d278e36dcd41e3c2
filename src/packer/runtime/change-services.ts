import { err } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { Project } from './project.ts';
import type { ChangeOperationName, Services } from './services.ts';

/** The operations that change the managed workspace (operations.md §3, changes). */
export function changeServices(_project: Project): Services<ChangeOperationName> {
  const refused = (): Promise<{ ok: false; error: PackerError }> => Promise.resolve(err(packerError('project_read_only', 'Changes are not carried out yet.', 'Edit the files.')));
  return { previewChange: refused, applyChange: refused, previewUndo: refused, undoChange: refused, listHistory: refused };
}
