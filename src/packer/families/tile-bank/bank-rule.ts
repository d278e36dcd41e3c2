import type { Place } from '../../../contract/diagnostics.ts';
import type { FactLookup } from '../../snapshot/family-port.ts';
import { placeIn } from '../../snapshot/model.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import type { AssetRule, Finding, RuleInfo } from '../family.ts';
import { bankOf } from './bank.ts';
import type { Bank } from './bank.ts';

/** What a rule found in a bank, before the asset it is in is known. */
export interface BankProblem {
  readonly message: string;
  /** Below the asset root; absent for `asset.json`. */
  readonly path?: string;
  /** In `path`, or in `asset.json` at `field`. */
  readonly place?: Pick<Place, 'pixel' | 'byte' | 'line' | 'field'>;
  readonly remedy?: string;
}

/** A rule that asks nothing but the bank, so that the gate and the materializer refuse with the same words. */
export interface BankRule extends AssetRule {
  problems(bank: Bank): Iterable<BankProblem>;
}

export function bankRule(info: RuleInfo, problems: (bank: Bank) => Iterable<BankProblem>): BankRule {
  return {
    ...info,
    scope: 'asset',
    problems,
    *check(asset: AssetRoot, facts: FactLookup): Iterable<Finding> {
      const bank = bankOf(asset, facts);
      if (!bank) return;
      for (const problem of problems(bank)) yield findingOf(asset, problem);
    },
  };
}

function findingOf(asset: AssetRoot, { message, path, place = {}, remedy }: BankProblem): Finding {
  const position = path === undefined && place.field !== undefined ? asset.declaration.locate(place.field) : undefined;
  return { message, place: placeIn(asset, path, { ...position, ...place }), ...(remedy !== undefined && { remedy }) };
}

/** `a, b, c and 4 more`: at most `most` of `items`, with how many there are in all. */
export function listed(items: readonly string[], most: number, total = items.length): string {
  const shown = items.slice(0, most);
  const left = total - shown.length;
  if (left > 0) return `${shown.join(', ')} and ${left} more`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** `(3, 7)` */
export function at({ x, y }: { readonly x: number; readonly y: number }): string {
  return `(${x}, ${y})`;
}
