import { houseLayout } from '../json.ts';
import type { StartAsset } from '../steps.ts';

/** A data bank of one file, registered and included, for sequences to begin with. */
export function bank(root: string, more: Partial<StartAsset> = {}): StartAsset {
  const declaration = { how: 'valid', name: 'alpha', inputs: ['**'], layout: houseLayout } as const;
  return { root, registered: true, included: true, declaration, files: { 'one.bin': 1 }, ...more };
}
