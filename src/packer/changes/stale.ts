import { isDeepStrictEqual } from 'node:util';
import type { ErrorCode, PackerError } from '../../contract/errors.ts';
import type { Preview } from '../../contract/operations/changes.ts';
import { registryPath } from './control-paths.ts';
import type { PlannedPreview } from './preview.ts';
import { stalePreview } from './refusals.ts';

/**
 * Whether planning again, over the project as it is now, comes to what the preview showed; if not, the first
 * difference as `stale_preview`. The registry is held by its entries and not by its file, so that what others
 * registered meanwhile starves nobody.
 */
export function planDifference(preview: Preview, again: PlannedPreview): PackerError | undefined {
  const shown = filesOf(preview);
  const now = filesOf(again);
  const file = [...shown.keys(), ...now.keys()].find((path) => shown.get(path) !== now.get(path));
  if (file !== undefined) return stalePreview(file, 'would not become what the preview shows');
  const same =
    isDeepStrictEqual(plain(preview.moves), plain(again.moves)) &&
    isDeepStrictEqual(plain(preview.changes), plain(again.changes)) &&
    isDeepStrictEqual(plain(preview.basis), plain(again.basis));
  return same ? undefined : stalePreview('The preview', 'is not what these changes come to');
}

/** Codes that say why a plan is impossible; the others are about the project, its disk or its lock. */
const planRefusals: ReadonlySet<ErrorCode> = new Set([
  'invalid_request',
  'not_found',
  'target_exists',
  'root_nested',
  'declaration_invalid',
  'undo_refused',
  'ids_exhausted',
  'path_is_link',
  'path_not_portable',
  'path_not_contained',
  'path_missing',
]);

/** A plan that was possible and no longer is: something has changed that no single thing it read tells of. */
export function asStale(error: PackerError): PackerError {
  if (!planRefusals.has(error.code)) return error;
  return { ...error, code: 'stale_preview', remedy: 'Look at the change again and repeat it.' };
}

function filesOf({ files }: Pick<Preview, 'files'>): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, before, after }) => [path, path === registryPath ? '' : `${before} ${after}`]));
}

/** As it comes back from another process. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
