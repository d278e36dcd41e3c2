import { packerError, type PackerError } from '../../contract/errors.ts';
import type { DriftItem } from '../../contract/operations/drift.ts';

/** Of a project whose directory is gone. */
export function notThere(path: string): PackerError {
  return packerError('project_not_found', `${path} is not there any more: it was moved or removed.`, 'Put it back, or open the project where it is now.');
}

/** Why a project stays `failed` whose directory is back. */
export function wasAway(path: string): string {
  return `${path} was moved or removed for a time: nobody can tell whether what is there now is what was there before.`;
}

/** Of a project whose refresh policy leaves changed contents to people. */
export function refreshRequired(items: readonly DriftItem[]): PackerError {
  const changed = items.filter((item) => item.class === 'content');
  const [first] = changed;
  const message = `${first?.message ?? 'The disk holds something else than the last generation.'}${changed.length > 1 ? ` So have ${changed.length - 1} more.` : ''}`;
  return packerError('refresh_required', message, 'Refresh the project first; its settings leave that to you.', first ? { place: first.place } : {});
}
