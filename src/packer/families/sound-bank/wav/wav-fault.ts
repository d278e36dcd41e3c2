import { err } from '../../../../base/result.ts';
import type { Err } from '../../../../base/result.ts';

/** Why a WAV file cannot be read: broken, or whole but of a kind this family does not take. */
export interface WavFault {
  readonly kind: 'damaged' | 'unsupported';
  /** The chunk or field, by its name in the format: `data`, `nBlockAlign`. */
  readonly field: string;
  /** Where that field stands in the file. */
  readonly byte: number;
  /** What is wrong, to follow the file's name and a colon. */
  readonly message: string;
}

export function damaged(field: string, byte: number, message: string): Err<WavFault> {
  return err({ kind: 'damaged', field, byte, message });
}

export function unsupported(field: string, byte: number, message: string): Err<WavFault> {
  return err({ kind: 'unsupported', field, byte, message });
}
