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

/** Of the three files: some 150,000 assets in each. Beyond it a merge would take a gigabyte of memory. */
const maxBytesTogether = 64 * 1024 * 1024;

const nothingRegistered: IndexDocument = { schema_version: documentSchemaVersion, next_asset_id: 1, assets: [] };

/** Reads all three, so that a person learns everything that is wrong with them at once. */
export function readSides({ base, ours, theirs }: IndexSides): Result<IndexDocuments, readonly SideFault[]> {
  const size = (base?.length ?? 0) + ours.length + theirs.length;
  if (size > maxBytesTogether) return err([tooLargeTogether(size)]);
  const from = base === undefined || base.length === 0 ? ok(nothingRegistered) : readSide('base', base);
  const known = new Map(from.ok ? from.value.assets.map((entry) => [entry.asset_uuid, entry]) : []);
  const read = { base: from, ours: readSide('ours', ours, known), theirs: readSide('theirs', theirs, known) };
  if (read.base.ok && read.ours.ok && read.theirs.ok) {
    return ok({ base: read.base.value, ours: read.ours.value, theirs: read.theirs.value });
  }
  return err(Object.values(read).flatMap((side) => (side.ok ? [] : side.error)));
}

type Known = ReadonlyMap<string, IndexEntry>;

function readSide(side: Side, bytes: Uint8Array, known: Known = new Map()): Result<IndexDocument, readonly SideFault[]> {
  const { document, lines = [], faults } = readIndex(bytes);
  if (!document) return err(faults.map((fault) => ({ ...fault, side })));
  const twice = contradictions(side, document, lines);
  if (twice.length > 0) return err(twice);
  return ok({ ...document, assets: document.assets.map((entry) => shared(entry, known.get(entry.asset_uuid))) });
}

const knownFields = ['asset_id', 'asset_uuid', 'root', 'included_in_build'] as const;

/** The base's own entry where it is the same: most are, and three copies of a large registry need not be held. */
function shared(entry: IndexEntry, known: IndexEntry | undefined): IndexEntry {
  if (known === undefined || Object.keys(entry).length !== knownFields.length || Object.keys(known).length !== knownFields.length) return entry;
  return knownFields.every((field) => entry[field] === known[field]) ? known : entry;
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

function tooLargeTogether(size: number): SideFault {
  const message = `the three registries have ${String(size)} bytes together; at most ${String(maxBytesTogether)} are merged by asset`;
  return { side: 'ours', kind: 'too_large', message, remedy: 'Merge by lines, and unregister assets that are not needed.' };
}
