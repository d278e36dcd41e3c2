import type { AssetRule } from '../../family.ts';
import { dataEmptyFile } from './data-empty-file.ts';

/** The data bank's rules, by code. */
export const dataBankRules: readonly AssetRule[] = [dataEmptyFile];
