import { ok } from '../../../base/result.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { mergeIndex } from '../../documents/index-merge.ts';

/** Merges the texts of registries (operations.md §3, `mergeRegistry`). Every outcome is an answer. */
export function mergeRegistry({ base, ours, theirs }: ValidRequestOf<'mergeRegistry'>): AnswerOf<'mergeRegistry'> {
  const merged = mergeIndex({ base: encode(base), ours: encode(ours), theirs: encode(theirs) });
  if (merged.outcome === 'refused') {
    const faults = merged.faults.map(({ side, message, remedy, line, column }) => {
      return { side, message, remedy, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    });
    return ok({ outcome: 'refused', faults });
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(merged.bytes);
  const renumbered = [...merged.renumbered];
  if (merged.outcome === 'merged') return ok({ outcome: 'merged', text, renumbered });
  const conflicts = merged.conflicts.map((conflict) => ({ ...conflict, asset_uuids: [...conflict.asset_uuids] }));
  return ok({ outcome: 'conflicts', text, renumbered, conflicts });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
