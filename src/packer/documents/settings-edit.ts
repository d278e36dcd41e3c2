import { canonicalJson } from '../../base/canonical-json.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { documentSchemaVersion } from '../../contract/documents.ts';
import type { ProjectSettings } from '../../contract/documents.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import { editDeclaration } from './declaration-edit.ts';
import { readSettings } from './settings-document.ts';

/** The settings that people may change, in the order a new file has them. */
const editable = ['refresh', 'size_budgets', 'companions'] as const;

/** New values; what is left out stays as it is. */
export type SettingsEdit = Partial<Pick<ProjectSettings, (typeof editable)[number]>>;

/**
 * Sets what is given in `project.json` (formats.md §1) and leaves all else as it is; without a file, makes one.
 * Nothing to change: the same bytes. Error: `invalid_request` for a file that cannot be used, which is for its author
 * to correct. Pure.
 */
export function editSettings(bytes: Uint8Array | undefined, edit: SettingsEdit): Result<Uint8Array, PackerError> {
  const given = editable.filter((key) => edit[key] !== undefined);
  if (!bytes) return ok(newSettings(edit, given));
  const { faults, settings } = readSettings(bytes);
  const [fault] = faults;
  if (fault) return err(packerError('invalid_request', `project.json cannot be edited: ${fault.message}`, fault.remedy));
  const changed = given.filter((key) => canonicalJson(settings[key]) !== canonicalJson(valueOf(edit, key)));
  if (changed.length === 0) return ok(bytes);
  return editDeclaration(bytes, changed.map((key) => ({ pointer: `/${key}`, value: valueOf(edit, key) })));
}

function newSettings(edit: SettingsEdit, given: readonly (typeof editable)[number][]): Uint8Array {
  const document = { schema_version: documentSchemaVersion, ...Object.fromEntries(given.map((key) => [key, valueOf(edit, key)])) };
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
}

/** Companions stand in the order of their names, each once: the same choice is the same text. */
function valueOf({ refresh = 'automatic', size_budgets: budgets = {}, companions = [] }: SettingsEdit, key: (typeof editable)[number]) {
  switch (key) {
    case 'refresh':
      return refresh;
    case 'size_budgets':
      return budgets;
    case 'companions':
      return [...new Set(companions)].sort();
  }
}
