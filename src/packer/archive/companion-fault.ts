import type { CompanionName } from './companions.ts';

/** One thing in a companion that does not mirror the archive or is not as formats.md §4 says. */
export interface CompanionFault {
  readonly code: CompanionFaultCode;
  readonly file: CompanionName;
  /** One sentence for a person that says where and what. */
  readonly message: string;
  /** JSON pointer: `/assets/3/asset_name`. */
  readonly field?: string;
  /** Byte of the companion: the first that is wrong, or where the wrong value stands. */
  readonly byte?: number;
  readonly asset_id?: number;
}

export type CompanionFaultCode =
  | 'unreadable'
  | 'not_a_mirror'
  | 'too_large'
  | 'no_newline'
  | 'not_canonical'
  | 'invalid'
  | 'wrong_reference'
  | 'assets_differ'
  | 'wrong_checksum';
