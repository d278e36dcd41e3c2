import { err, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { ChangeResult, Preview } from '../../../contract/operations/changes.ts';
import { applyPreview } from './change-apply.ts';
import type { ChangeControl } from './change-control.ts';
import { listHistory } from './change-history.ts';
import { previewWanted } from './change-preview.ts';
import type { Project } from '../project.ts';
import type { ChangeOperationName, Services } from '../services.ts';

/** The operations that change the managed workspace (operations.md §3, changes). */
export function changeServices(project: Project, control: ChangeControl, turn: () => Promise<void>): Services<ChangeOperationName> {
  const apply = (preview: Preview): Promise<Result<ChangeResult, PackerError>> => control.run((signal) => applyPreview(project, preview, signal));
  return {
    previewChange: ({ changes }) => previewWanted(project, { changes }, turn),
    applyChange: async ({ preview }) => (preview.undoes === undefined ? apply(preview) : err(otherService('undoChange', 'an undo'))),
    previewUndo: ({ operation_id }) => previewWanted(project, { undoes: operation_id }, turn),
    undoChange: async ({ preview }) => (preview.undoes === undefined ? err(otherService('applyChange', 'no undo')) : apply(preview)),
    listHistory: (request) => listHistory(project, request),
  };
}

function otherService(name: string, what: string): PackerError {
  return packerError('invalid_request', `The preview is of ${what}.`, `Hand it to ${name}.`);
}
