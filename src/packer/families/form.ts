import type { FamilyParameter } from '../../contract/operations/assets.ts';

/** A family as a form shows it. */
export interface FamilyForm {
  readonly title: string;
  /** Its input lists. No extensions: any file. */
  readonly inputs: readonly {
    readonly key: string;
    readonly label: string;
    readonly says: string;
    readonly extensions: readonly string[];
  }[];
  readonly parameters: readonly FamilyParameter[];
}
