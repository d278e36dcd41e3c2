import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { documentSchemaVersion } from '../../../contract/documents.ts';
import type { IndexDocument, IndexEntry } from '../../../contract/documents.ts';
import type { DocumentFault } from '../document-fault.ts';
import { foldPath } from '../document-path.ts';
import { readIndex } from '../index-document.ts';

/** The two that are merged, and what both came from. */
export type Side = 'base' | 'ours' | 'theirs';

/** The bytes of three registries. Without a common ancestor, or where it held nothing, `base` is left out or empty. */
export interface IndexSides {
  readonly base?: Uint8Array | undefined;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
}

/** Why a registry cannot take part in a merge. */
export interface SideFault extends DocumentFault {
  readonly side: Side;
}

/** Three registries, each of which names every asset once. */
export type IndexDocuments = Readonly<Record<Side, IndexDocument>>;

const nothingRegistered: IndexDocument = { schema_version: documentSchemaVersion, next_asset_id: 1, assets: [] };

/** Reads all three, so that a person learns everything that is wrong with them at once. */
export function readSides({ base, ours, theirs }: IndexSides): Result<IndexDocuments, readonly SideFault[]> {
  const read = {
    base: base === undefined || base.length === 0 ? ok(nothingRegistered) : readSide('base', base),
    ours: readSide('ours', ours),
    theirs: readSide('theirs', theirs),
  };
  if (read.base.ok && read.ours.ok && read.theirs.ok) {
    return ok({ base: read.base.value, ours: read.ours.value, theirs: read.theirs.value });
  }
  return err(Object.values(read).flatMap((side) => (side.ok ? [] : side.error)));
}

function readSide(side: Side, bytes: Uint8Array): Result<IndexDocument, readonly SideFault[]> {
  const { document, lines = [], faults } = readIndex(bytes);
  if (!document) return err(faults.map((fault) => ({ ...fault, side })));
  const twice = contradictions(side, document, lines);
  return twice.length > 0 ? err(twice) : ok(document);
}

/**
 * What a registry says twice: by whom it is to be merged would be a guess. Of the base only its uuids count: that an
 * id or a root stood there twice is what the sides may have mended.
 */
function contradictions(side: Side, { assets }: IndexDocument, lines: readonly number[]): readonly SideFault[] {
  const checks: readonly (readonly [field: string, value: (entry: IndexEntry) => string | number])[] = [
    ['asset_uuid', (entry) => entry.asset_uuid],
    ['asset_id', (entry) => entry.asset_id],
    ['root', (entry) => foldPath(entry.root)],
  ];
  return (side === 'base' ? checks.slice(0, 1) : checks).flatMap(([field, valueOf]) => {
    const at = firstRepeated(assets.map(valueOf));
    if (at === undefined) return [];
    const line = lines[at];
    const message = `the ${field} ${JSON.stringify(assets[at]?.[field])} stands in two entries`;
    const remedy = 'Mend this registry in a commit of its own, then merge.';
    return [{ side, kind: 'schema' as const, message, remedy, field: `/assets/${String(at)}/${field}`, ...(line !== undefined && { line }) }];
  });
}

function firstRepeated(values: readonly (string | number)[]): number | undefined {
  const seen = new Set<string | number>();
  for (const [at, value] of values.entries()) {
    if (seen.has(value)) return at;
    seen.add(value);
  }
  return undefined;
}
