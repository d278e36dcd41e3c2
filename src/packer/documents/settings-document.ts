import { documentSchemaVersion, projectSettingsSchema } from '../../contract/documents.ts';
import type { ProjectSettings } from '../../contract/documents.ts';
import { readStrictJson } from '../../io/strict-json.ts';
import { isNewer, newerFault, schemaFault } from './document-fault.ts';
import type { DocumentFault } from './document-fault.ts';
import { checkSchema } from './issue-message.ts';

/** Bytes of `project.json`. The format names no limit; settings are small. */
export const settingsMaxBytes = 1024 * 1024;

/** What holds when `project.json` is absent or cannot be used. */
export const defaultSettings: ProjectSettings = {
  schema_version: documentSchemaVersion,
  refresh: 'automatic',
  size_budgets: {},
  companions: [],
};

export interface SettingsReading {
  /** Defaults unless the document is valid: settings never keep a project from opening. */
  readonly settings: ProjectSettings;
  readonly faults: readonly DocumentFault[];
}

/** Reads `assets/.prometeu/project.json` (formats.md §1). Pure. */
export function readSettings(bytes: Uint8Array): SettingsReading {
  const read = readStrictJson(bytes, { maxBytes: settingsMaxBytes });
  if (!read.ok) return { settings: defaultSettings, faults: read.error };
  const { value, source } = read.value;
  if (isNewer(value)) return { settings: defaultSettings, faults: [newerFault(source)] };
  const checked = checkSchema(projectSettingsSchema, value);
  if (checked.ok) return { settings: checked.value, faults: [] };
  return { settings: defaultSettings, faults: checked.error.map((issue) => schemaFault(source, issue)) };
}
