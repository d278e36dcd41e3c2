import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { Place } from '../../contract/diagnostics.ts';

/** The refusals that several kinds of change share, as data. Paths are from the project's directory. */

export function notFound(what: string): PackerError {
  return packerError('not_found', `The project has no ${what}.`, 'Ask for the list of assets.');
}

export function invalid(message: string, remedy: string, place?: Place): PackerError {
  return packerError('invalid_request', message, remedy, place ? { place } : {});
}

export function targetExists(path: string, why = 'is there already'): PackerError {
  return packerError('target_exists', `${path} ${why}.`, 'Name another place.', { place: { file: path } });
}

export function rootNested(message: string, root: string): PackerError {
  const remedy = 'Asset roots do not nest: choose a place outside of every other asset.';
  return packerError('root_nested', message, remedy, { place: { root } });
}

export function linkInTheWay(path: string): PackerError {
  const remedy = 'Replace the link by the directory itself; links are not followed.';
  return packerError('path_is_link', `${path} is a symbolic link.`, remedy, { place: { file: path } });
}

/** Something changed since it was looked at; `what` ends the sentence. */
export function stalePreview(path: string, what: string): PackerError {
  return packerError('stale_preview', `${path} ${what}.`, 'Look at the change again and repeat it.', { place: { file: path } });
}

export function reconcileFirst(message: string, place?: Place): PackerError {
  return packerError('reconcile_required', message, 'Reconcile the project: decide about it first.', place ? { place } : {});
}
