import type { FamilyParameter } from '../../../src/contract/operations/assets.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';

export type AssetDetails = ResponseOf<'getAssetDetails'>;
export type FamilyDescription = ResponseOf<'describeFamilies'>['families'][number];
export type Bank = NonNullable<ResponseOf<'getPreview'>['bank']>;
export type TileBank = Extract<Bank, { kind: 'tile-bank' }>;
export type SoundBank = Extract<Bank, { kind: 'sound-bank' }>;
export type DataBank = Extract<Bank, { kind: 'data-bank' }>;
/** What JSON can say, as requests carry it. */
export type Json = Exclude<FamilyParameter['default'], undefined>;
