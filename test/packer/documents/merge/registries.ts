import type { IndexDocument, IndexEntry } from '../../../../src/contract/documents.ts';
import { mergeIndex } from '../../../../src/packer/documents/index-merge.ts';
import type { IndexMerge } from '../../../../src/packer/documents/index-merge.ts';
import { printIndex } from '../../../../src/packer/documents/index-print.ts';
import { uuidOf } from '../../../support/workspace.ts';

/** An entry whose uuid is `uuidOf(who)`: the asset, whatever its id becomes. */
export function entry(id: number, who: number, root: string, more: Readonly<Record<string, unknown>> = {}): IndexEntry {
  return { asset_id: id, asset_uuid: uuidOf(who), root, included_in_build: true, ...more };
}

/** A registry of entries whose next id is above theirs, unless a key says otherwise. */
export function registry(assets: readonly IndexEntry[], more: Readonly<Record<string, unknown>> = {}): IndexDocument {
  const next = Math.max(0, ...assets.map(({ asset_id }) => asset_id)) + 1;
  return { schema_version: 1, next_asset_id: next, assets: [...assets], ...more };
}

export function bytesOf(registry: IndexDocument | string): Uint8Array {
  return new TextEncoder().encode(typeof registry === 'string' ? registry : printIndex(registry));
}

type Text = IndexDocument | string;

/** Merges registries, each a document or a text. */
export function merge(base: Text | undefined, ours: Text, theirs: Text): IndexMerge {
  return mergeIndex({ base: base === undefined ? undefined : bytesOf(base), ours: bytesOf(ours), theirs: bytesOf(theirs) });
}

/** The merged text; a refusal fails the test. */
export function textOf(merge: IndexMerge): string {
  if (merge.outcome === 'refused') throw new Error(JSON.stringify(merge.faults));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(merge.bytes);
}

/** The lines of the entries and the markers around them, as `1:a` for an asset in its root. */
export function entriesIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    if (/^[<=>]{7}/u.test(line)) return [line.slice(0, 7)];
    const found = /"asset_id": (\d+).*"root": ("[^"]*")/u.exec(line);
    return found ? [`${found[1] ?? ''}:${String(JSON.parse(found[2] ?? ''))}`] : [];
  });
}

/** The text after a person took one side, or both, of every hunk. */
export function resolved(text: string, side: 'ours' | 'theirs' | 'both'): string {
  return text.replaceAll(/<<<<<<< ours\n([^]*?)=======\n([^]*?)>>>>>>> theirs\n/gu, (_, ours: string, theirs: string) => {
    return side === 'both' ? ours + theirs : side === 'ours' ? ours : theirs;
  });
}
