import type { CheckPayload } from '../../archive/verify.ts';
import type { Family } from '../../families/family.ts';
import { families } from '../../families/list.ts';

/** Lets the family of an entry's bank type say what is wrong with its payload (formats.md §2). */
export function payloadCheck(): CheckPayload {
  const byBankType = new Map<string, Family>(families.map((family) => [family.bankType, family]));
  return (entry, slice) => {
    const family = byBankType.get(entry.bank_type);
    return family ? family.verify(slice, entry.metadata) : [`no family makes banks of the type ${entry.bank_type}`];
  };
}
