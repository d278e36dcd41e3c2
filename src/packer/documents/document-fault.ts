import type { JsonFault } from '../../io/strict-json.ts';
import type { JsonSource } from '../../io/strict-json-source.ts';
import { documentSchemaVersion } from '../../contract/documents.ts';
import type { SchemaIssue } from './issue-message.ts';

/** What is wrong with a document's text, before any rule of the packer looks at it. */
export interface DocumentFault {
  readonly kind: JsonFault['kind'] | 'unreadable' | 'newer' | 'schema';
  readonly message: string;
  readonly remedy: string;
  /** 1-based, where known. */
  readonly line?: number;
  readonly column?: number;
  /** JSON pointer, for `schema`. */
  readonly field?: string;
}

/** A document that cannot be opened or read at all; `why` completes "cannot be read: …". */
export function unreadable(why: string): DocumentFault {
  return {
    kind: 'unreadable',
    message: `the file cannot be read: ${why}`,
    remedy: 'Make it an ordinary file that you may read.',
  };
}

export function schemaFault(source: JsonSource, issue: SchemaIssue): DocumentFault {
  const missing = issue.message === 'is missing' || issue.message.startsWith('is required');
  const unknown = issue.message === 'is not known here';
  const place = (unknown ? source.locateKey(issue.pointer) : undefined) ?? source.locateNearest(issue.pointer);
  return {
    kind: 'schema',
    message: `${nameOf(issue.pointer)} ${issue.message}`,
    remedy: missing ? 'Add it.' : unknown ? 'Remove it or correct its spelling.' : 'Correct this value.',
    field: issue.pointer,
    ...place,
  };
}

/** Whether the document says it is of a schema this packer does not know yet. */
export function isNewer(value: unknown): boolean {
  const version = (value as { readonly schema_version?: unknown } | null)?.schema_version;
  return typeof version === 'number' && Number.isInteger(version) && version > documentSchemaVersion;
}

/** For a document of a newer schema: it is left as it is. */
export function newerFault(source: JsonSource): DocumentFault {
  return {
    kind: 'newer',
    message: `the document has a newer schema_version than ${String(documentSchemaVersion)}, which this packer does not know`,
    remedy: 'Open the project with a newer version of Prometeu Studio.',
    field: '/schema_version',
    ...source.locateNearest('/schema_version'),
  };
}

/** The state a document is in that could not be read as JSON. */
export function brokenState(faults: readonly DocumentFault[]): 'conflict' | 'invalid' {
  return faults.some(({ kind }) => kind === 'conflict') ? 'conflict' : 'invalid';
}

/** `/inputs/tiles/3` as a person writes it: `inputs.tiles[3]`. */
function nameOf(pointer: string): string {
  if (pointer === '') return 'the document';
  const names = pointer.slice(1).split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.map((name, at) => (/^\d+$/u.test(name) ? `[${name}]` : at === 0 ? name : `.${name}`)).join('');
}
