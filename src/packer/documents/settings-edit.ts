import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { documentSchemaVersion } from '../../contract/documents.ts';
import type { ProjectSettings } from '../../contract/documents.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import { editDeclaration } from './declaration-edit.ts';
import { readSettings } from './settings-document.ts';

/**
 * Sets the refresh policy in `project.json` (formats.md §1) and leaves all else as it is; without a file, makes one.
 * Nothing to change: the same bytes. Error: `invalid_request` for a file that cannot be used, which is for its author
 * to correct. Pure.
 */
export function editSettings(bytes: Uint8Array | undefined, { refresh }: Pick<ProjectSettings, 'refresh'>): Result<Uint8Array, PackerError> {
  if (!bytes) return ok(new TextEncoder().encode(`${JSON.stringify({ schema_version: documentSchemaVersion, refresh }, null, 2)}\n`));
  const { faults, settings } = readSettings(bytes);
  const [fault] = faults;
  if (fault) return err(packerError('invalid_request', `project.json cannot be edited: ${fault.message}`, fault.remedy));
  return settings.refresh === refresh ? ok(bytes) : editDeclaration(bytes, [{ pointer: '/refresh', value: refresh }]);
}
