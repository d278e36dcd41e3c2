import type { Diagnostic } from '../../../contract/diagnostics.ts';

export interface Difference {
  readonly came: readonly Diagnostic[];
  readonly went: readonly Diagnostic[];
}

/** Findings that are new and findings that are gone. One that only stands in another line is neither. */
export function differenceOf(before: readonly Diagnostic[], now: readonly Diagnostic[]): Difference {
  return { came: without(now, before), went: without(before, now) };
}

/** Each finding takes away one like it. */
function without(these: readonly Diagnostic[], those: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const one of those) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return these.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

function keyOf({ code, severity, message, place }: Diagnostic): string {
  return JSON.stringify([code, severity, message, place.file, place.root, place.asset_id]);
}
