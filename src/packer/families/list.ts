import { dataBank } from './data-bank/data-bank.ts';
import type { Family } from './family.ts';
import { soundBank } from './sound-bank/sound-bank.ts';
import { tileBank } from './tile-bank/tile-bank.ts';

/** Every family there is, by name in code-point order. A new one is a folder and a line here. */
export const families: readonly Family[] = [dataBank, soundBank, tileBank];

/** The family of that name (`sound_bank`), if there is one. */
export function familyNamed(name: string): Family | undefined {
  return families.find((family) => family.family === name);
}
