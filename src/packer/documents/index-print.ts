import type { IndexDocument, IndexEntry } from '../../contract/documents.ts';

const documentKeys = ['schema_version', 'next_asset_id', 'assets'] as const;
const entryKeys = ['asset_id', 'asset_uuid', 'root', 'included_in_build'] as const;

/**
 * `index.json` exactly as formats.md §1 has it: two spaces of indentation, one entry a line, sorted by
 * `asset_id`, unknown keys after the known ones in the order read. LF, one newline at the end.
 *
 * Known limit: among unknown keys, those that are whole numbers (`"7"`) come first, as in every JavaScript
 * object; printing what was printed changes nothing further.
 */
export function printIndex(document: IndexDocument): string {
  const lines = orderedKeys(document, documentKeys).map((key) => {
    return key === 'assets' ? `  "assets": ${printEntries(document.assets)}` : printIndexMember(key, document[key]);
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function printEntries(entries: readonly IndexEntry[]): string {
  if (entries.length === 0) return '[]';
  const sorted = [...entries].sort((a, b) => a.asset_id - b.asset_id);
  return `[\n${sorted.map(printIndexEntry).join(',\n')}\n  ]`;
}

/** The line of one entry, without the comma that parts it from the next. */
export function printIndexEntry(entry: IndexEntry): string {
  return `    ${printObject(entry, entryKeys)}`;
}

/** The line of a key beside `assets`, without the comma that parts it from the next. */
export function printIndexMember(key: string, value: unknown): string {
  return `  ${JSON.stringify(key)}: ${printInLine(value)}`;
}

function printObject(object: Readonly<Record<string, unknown>>, known: readonly string[]): string {
  const members = orderedKeys(object, known).map((key) => `${JSON.stringify(key)}: ${printInLine(object[key])}`);
  return `{${members.join(', ')}}`;
}

/** Any JSON value on one line, with `, ` and `: `. */
function printInLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printInLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return printObject(value as Readonly<Record<string, unknown>>, []);
  // JSON.stringify would make -0 a 0.
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/** The known keys in their order, then all others in the object's; keys without a value are left out. */
function orderedKeys(object: Readonly<Record<string, unknown>>, known: readonly string[]): readonly string[] {
  const keys = Object.keys(object).filter((key) => object[key] !== undefined);
  return [...known.filter((key) => keys.includes(key)), ...keys.filter((key) => !known.includes(key))];
}
