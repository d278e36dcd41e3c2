import type { PlteFacts, UsedIndexFact } from './facts.ts';

/** The entries of a PLTE that `keep` could take, 0xRRGGBB; empty where it has too many. */
export function plteColours({ hex = '' }: PlteFacts): readonly number[] {
  return Array.from({ length: hex.length / 6 }, (_, entry) => parseInt(hex.slice(entry * 6, entry * 6 + 6), 16));
}

/** The indices in use that show a colour under `keep`: all but 0, which is transparent whatever it is. */
export function keptIndices({ used = [] }: PlteFacts): readonly UsedIndexFact[] {
  return used.filter(({ index }) => index !== 0);
}
