import { z } from 'zod';
import { placeSchema } from './diagnostics.ts';

/** Every way an operation can be refused or fail, as data (operations.md §5). A bug throws; only across a wire it is `bug`. */
export const errorCodeSchema = z.enum([
  // the request
  'invalid_request',
  'not_found',
  // the project
  'project_not_found',
  'project_exists',
  'project_busy',
  'project_closed',
  'project_read_only',
  'project_failed',
  'refresh_required',
  'reconcile_required',
  // paths and files
  'path_not_contained',
  'path_is_link',
  'path_not_portable',
  'path_missing',
  'io_error',
  'no_space',
  'permission_denied',
  'cross_device',
  // changes
  'target_exists',
  'root_nested',
  'declaration_invalid',
  'file_too_large',
  'ids_exhausted',
  'nothing_to_change',
  'undo_refused',
  'history_damaged',
  // commit
  'stale_preview',
  'commit_unresolved',
  'rollback_failed',
  'durability_unknown',
  // archive
  'archive_missing',
  'archive_invalid',
  'entry_not_found',
  'output_exists',
  // pack
  'gate_blocked',
  'input_changed_during_freeze',
  'materialization_failed',
  'build_incoherent',
  'cancelled',
  // pages and the wire
  'not_available',
  'connection_lost',
  'not_asked',
  'too_many_calls',
  'frame_too_large',
  /** The program's own mistake, told to a page without its text. */
  'bug',
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const packerErrorSchema = z.strictObject({
  code: errorCodeSchema,
  message: z.string().min(1),
  remedy: z.string().min(1),
  place: placeSchema.optional(),
  /** The operating system's own code, when there was one: `EACCES`. */
  cause: z.string().optional(),
});
export type PackerError = z.infer<typeof packerErrorSchema>;

export function packerError(
  code: ErrorCode,
  message: string,
  remedy: string,
  more: Pick<PackerError, 'place' | 'cause'> = {},
): PackerError {
  return { code, message, remedy, ...more };
}
